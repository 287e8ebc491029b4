import { type ChoiceColumn, choices, type EstateField, estateFields, type UnitColumn, unitColumns } from './types'

/** The part of locales/*\/register.json that names sheets, columns and answers. */
export interface SheetWords {
	sheet: { guide: string; estate: string; units: string; example: string }
	column: { estate: Record<EstateField, string>; unit: Record<UnitColumn, string> }
	value: { [Column in ChoiceColumn]: Record<(typeof choices)[Column][number], string> }
}

/** What a reader of sheets understands: normalised word → meaning. */
export interface Vocabulary {
	sheets: ReadonlyMap<string, keyof SheetWords['sheet']>
	estate: ReadonlyMap<string, EstateField>
	unit: ReadonlyMap<string, UnitColumn>
	values: Record<ChoiceColumn, ReadonlyMap<string, string>>
}

/** '建筑面积（㎡）', '建筑面积 (m2) / Area' and '建筑面积*' are all the column 建筑面积. */
export function normaliseWord(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/\([^)]*\)/g, '')
		.replace(/[\s*:·]/g, '')
}

const alsoEstate: Partial<Record<EstateField, readonly string[]>> = {
	number: ['编号', '小区编码'],
	name: ['小区名称', '小区名'],
	address: ['详细地址', '小区地址'],
	street: ['街道办', '街道/乡镇', '街道（乡镇）', '所属街道'],
	community: ['社区居委会', '居委会', '所属社区'],
	builtYear: ['建成年份', '建造年代'],
	residentsOver60: ['60+人口', '60岁以上人口'],
	propertyManagement: ['物业管理', '物业'],
	heritage: ['是否历史文化', '历史建筑'],
}

const alsoUnit: Partial<Record<UnitColumn, readonly string[]>> = {
	building: ['栋', '幢', '楼号', '楼栋号', '栋号'],
	entrance: ['单元号', '门栋'],
	room: ['室号', '户号', '门牌号', '房间号'],
	floor: ['层', '所在层', '所在楼层'],
	use: ['房屋用途', '规划用途'],
	area: ['面积', '专有部分面积', '产权面积'],
	owner: ['业主', '业主姓名', '产权人姓名', '姓名', '权利人'],
	ownerKind: ['业主类型', '权利人类型'],
	idSuffix: ['证件后四位', '身份证后四位', '证件号码后四位'],
	phone: ['手机', '手机号码', '联系电话', '电话'],
	share: ['产权份额', '共有份额', '所占份额'],
}

const alsoValue: { [Column in ChoiceColumn]?: Record<string, readonly string[]> } = {
	tenure: { reformed: ['房改'], public: ['直管公房', '单位公房'], mixed: ['混合产权'] },
	propertyManagement: {
		none: ['无物业', '没有'],
		company: ['有', '有物业', '专业物业'],
		community: ['社区'],
		self: ['自管'],
	},
	autonomyBody: {
		none: ['没有'],
		'owners-committee': ['业委会'],
		'management-committee': ['物管会'],
		'residents-group': ['自治小组'],
	},
	heritage: { no: ['不是', 'n', '0'], yes: ['y', '1'] },
	batch: { implement: ['实施'], plan: ['谋划'], reserve: ['储备'] },
	use: {
		dwelling: ['居住', '成套住宅'],
		shop: ['商铺', '商业', '店铺'],
		garage: ['车位', '车库'],
		storage: ['储物间', '杂物间', '地下室'],
	},
	areaSource: {
		registry: ['登记', '登记簿', '不动产登记簿', '不动产权证', '房产证'],
		survey: ['测绘', '实测'],
		contract: ['合同', '购房合同'],
	},
	ownerKind: {
		person: ['自然人'],
		organisation: ['法人', '企业'],
		developer: ['开发企业', '建设单位'],
		'public-housing': ['公房', '房管所'],
	},
}

/** The words of all languages together: a sheet made in English is read by a Chinese page too. */
export function vocabularyOf(languages: readonly SheetWords[]): Vocabulary {
	const sheets = new Map<string, keyof SheetWords['sheet']>()
	const estate = new Map<string, EstateField>()
	const unit = new Map<string, UnitColumn>()
	const values = Object.fromEntries(Object.keys(choices).map((column) => [column, new Map<string, string>()]))
	for (const words of languages) {
		sheets.set(normaliseWord(words.sheet.guide), 'guide')
		sheets.set(normaliseWord(words.sheet.estate), 'estate')
		sheets.set(normaliseWord(words.sheet.units), 'units')
		sheets.set(normaliseWord(words.sheet.example), 'example')
		for (const field of estateFields) {
			for (const word of [words.column.estate[field], ...(alsoEstate[field] ?? [])])
				estate.set(normaliseWord(word), field)
		}
		for (const column of unitColumns) {
			for (const word of [words.column.unit[column], ...(alsoUnit[column] ?? [])]) unit.set(normaliseWord(word), column)
		}
		for (const column of choiceColumns) {
			for (const value of choices[column]) {
				for (const word of [wordOf(words, column, value), value, ...(alsoValue[column]?.[value] ?? [])]) {
					values[column]?.set(normaliseWord(word), value)
				}
			}
		}
	}
	return { sheets, estate, unit, values: valuesOf(values) }
}

export const choiceColumns: readonly ChoiceColumn[] = [
	'tenure',
	'propertyManagement',
	'autonomyBody',
	'heritage',
	'batch',
	'use',
	'areaSource',
	'ownerKind',
]

function valuesOf(made: Record<string, ReadonlyMap<string, string>>): Vocabulary['values'] {
	const none = new Map<string, string>()
	return {
		tenure: made.tenure ?? none,
		propertyManagement: made.propertyManagement ?? none,
		autonomyBody: made.autonomyBody ?? none,
		heritage: made.heritage ?? none,
		batch: made.batch ?? none,
		use: made.use ?? none,
		areaSource: made.areaSource ?? none,
		ownerKind: made.ownerKind ?? none,
	}
}

/** The word of an answer in one language. */
export function wordOf(words: SheetWords, column: ChoiceColumn, value: string): string {
	const of: Record<string, string> = words.value[column]
	return of[value] ?? value
}

/** The answer that a cell means, if it means one. */
export function choiceOf<Column extends ChoiceColumn>(
	vocabulary: Vocabulary,
	column: Column,
	text: string,
): (typeof choices)[Column][number] | null {
	const meant = vocabulary.values[column].get(normaliseWord(text))
	const all: readonly (typeof choices)[Column][number][] = choices[column]
	return all.find((value) => value === meant) ?? null
}
