import writeXlsxFile, { type SheetData } from 'write-excel-file/node'
import { type EstateField, estateFields, type UnitColumn, unitColumns } from '~/features/estates/register/types'
import { sheetWords } from '~/features/estates/register/words.server'

export type EstateAnswers = Partial<Record<EstateField, string | number>>
export type UnitAnswers = Partial<Record<UnitColumn, string | number>>

/** A plausible, plainly invented row: 1 unit, 1 owner. */
export function unitRow(over: UnitAnswers = {}): UnitAnswers {
	return {
		building: '1栋',
		entrance: '1单元',
		room: '101',
		floor: 1,
		use: '住宅',
		area: 89.56,
		areaSource: '不动产登记',
		owner: '王示例',
		ownerKind: '个人',
		idSuffix: '0101',
		phone: '',
		share: '',
		...over,
	}
}

export const estateAnswers: EstateAnswers = {
	number: 'CS-0001',
	name: '测试小区',
	address: '浆洗街 1 号',
	street: '浆洗街街道',
	community: '洗面桥社区',
	builtYear: 1994,
	tenure: '房改房',
	residents: 120,
	residentsOver60: 48,
	propertyManagement: '无',
	autonomyBody: '居民自治小组',
	heritage: '否',
	batch: '实施一批',
	planYear: 2026,
}

const surnames = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜'
const given = '一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥'

/** `count` units in buildings of 36: two entrances, six floors, three doors; each owner with an ID suffix, every tenth unit with two owners. */
export function unitRows(count: number, phones: (index: number) => string = () => ''): UnitAnswers[] {
	return Array.from({ length: count }, (_, index) => {
		const [building, door] = [Math.floor(index / 36) + 1, index % 36]
		const [entrance, floor, side] = [Math.floor(door / 18) + 1, Math.floor((door % 18) / 3) + 1, (door % 3) + 1]
		const owner = `${surnames[index % surnames.length]}${given[Math.floor(index / 7) % given.length]}${given[index % given.length]}`
		const row = unitRow({
			building: `${building}栋`,
			entrance: `${entrance}单元`,
			room: `${floor}0${side}`,
			floor,
			area: (6500 + ((index * 37) % 4000)) / 100,
			owner,
			idSuffix: String(index % 10_000).padStart(4, '0'),
			phone: phones(index),
		})
		if (index % 10 !== 9) return [row]
		return [
			{ ...row, share: '1/2' },
			{ ...row, share: '1/2', owner: `${owner}之配偶`, phone: '' },
		]
	}).flat()
}

function cell(value: string | number | undefined) {
	if (value === undefined || value === '') return null
	return typeof value === 'number' ? { type: Number, value } : { type: String, value }
}

/** A filled register as an officer would upload it. */
export function registerFile(
	estate: EstateAnswers | null,
	units: readonly UnitAnswers[],
	lng = 'zh-CN',
): Promise<Buffer> {
	const words = sheetWords(lng)
	const unitSheet: SheetData = [
		unitColumns.map((column) => ({ value: words.column.unit[column], fontWeight: 'bold' as const })),
		...units.map((row) => unitColumns.map((column) => cell(row[column]))),
	]
	const estateSheet: SheetData = estateFields.map((field) => [words.column.estate[field], cell(estate?.[field])])
	return writeXlsxFile([
		...(estate ? [{ sheet: words.sheet.estate, data: estateSheet }] : []),
		{ sheet: words.sheet.units, data: unitSheet },
	]).toBuffer()
}

/** The sheet 户室 as the lines of a CSV. */
export function registerCsv(units: readonly UnitAnswers[], lng = 'zh-CN'): string {
	const words = sheetWords(lng)
	const lines = units.map((row) => unitColumns.map((column) => row[column] ?? ''))
	return [unitColumns.map((column) => words.column.unit[column]), ...lines].map((line) => line.join(',')).join('\r\n')
}
