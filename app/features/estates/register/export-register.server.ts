import { stringify } from 'csv-stringify/sync'
import { buildings, entrances, estates, owners, ownerships, regions, units } from 'db/schema'
import { read, write } from 'db/store.server'
import { asc, eq } from 'drizzle-orm'
import type { Row } from 'write-excel-file/node'
import { record } from '~/features/audit/perform.server'
import type { Actor } from '~/features/identity/types'
import { harmlessCell } from '~/platform/harmless-cell'
import { xlsxType } from '~/platform/spreadsheet.server'
import type { EstateFacts } from '../find-estate.server'
import { areaText } from './rules'
import { shareText } from './shares'
import { estateFields, type UnitColumn, unitColumns } from './types'
import { type SheetWords, wordOf } from './words'
import { sheetWords } from './words.server'

type ExportRow = Record<UnitColumn, string | number>

const figures: readonly UnitColumn[] = ['floor', 'area']

/** The register as a file, for whoever manages it; that it was taken out is recorded. */
export async function exportRegister(
	actor: Actor,
	estate: EstateFacts,
	format: 'xlsx' | 'csv',
	lng: string,
	at: number,
) {
	const body = format === 'csv' ? Buffer.from(await exportCsv(estate, lng)) : await exportXlsx(estate, lng)
	const deed = {
		deed: 'export-register',
		estateId: estate.id,
		regionPath: estate.regionPath,
		subjectKind: 'estate',
		subjectId: estate.id,
		detail: { format },
	}
	await write((tx) => record(tx, actor, deed, at))
	return { body, type: format === 'csv' ? 'text/csv; charset=utf-8' : xlsxType }
}

/** The register as a workbook that imports unchanged: the sheets 小区 and 户室 in the words of the language. */
export async function exportXlsx(estate: Pick<EstateFacts, 'id'>, lng: string): Promise<Buffer> {
	const words = sheetWords(lng)
	const fields = await estateValues(estate.id, words)
	const rows = await unitRows(estate.id, words)
	const bold = { fontWeight: 'bold' } as const
	const head: Row = unitColumns.map((column) => ({ value: words.column.unit[column], ...bold }))
	const lines: Row[] = rows.map((row) => unitColumns.map((column) => cellOf(row[column], figures.includes(column))))
	const { default: writeXlsxFile } = await import('write-excel-file/node')
	return writeXlsxFile([
		{
			sheet: words.sheet.estate,
			columns: [{ width: 22 }, { width: 40 }],
			data: estateFields.map((field) => [{ value: words.column.estate[field], ...bold }, cellOf(fields[field], false)]),
		},
		{
			sheet: words.sheet.units,
			columns: unitColumns.map(() => ({ width: 15 })),
			stickyRowsCount: 1,
			data: [head, ...lines],
		},
	]).toBuffer()
}

/** The sheet 户室 alone, UTF-8 with its mark so that Excel knows. */
export async function exportCsv(estate: Pick<EstateFacts, 'id'>, lng: string): Promise<string> {
	const words = sheetWords(lng)
	const rows = await unitRows(estate.id, words)
	const lines = rows.map((row) =>
		unitColumns.map((column) => (figures.includes(column) ? String(row[column]) : harmlessCell(String(row[column])))),
	)
	return stringify([unitColumns.map((column) => words.column.unit[column]), ...lines], {
		bom: true,
		record_delimiter: 'windows',
	})
}

function cellOf(value: string | number | null | undefined, figure: boolean) {
	if (value === null || value === undefined || value === '') return null
	if (figure) return { type: Number, value: Number(value) }
	return { type: String, value: harmlessCell(String(value)), format: '@' }
}

async function estateValues(
	estateId: string,
	words: SheetWords,
): Promise<Record<(typeof estateFields)[number], string>> {
	const [row] = await read
		.select({ estate: estates, region: { name: regions.name, level: regions.level, parentCode: regions.parentCode } })
		.from(estates)
		.innerJoin(regions, eq(regions.code, estates.regionCode))
		.where(eq(estates.id, estateId))
		.limit(1)
	if (!row) throw new Error('the estate is gone')
	const { estate, region } = row
	const text = (value: number | null) => (value === null ? '' : String(value))
	return {
		number: estate.number,
		name: estate.name,
		address: estate.address,
		// by its code: names repeat across counties
		street: region.level === 'community' ? (region.parentCode ?? '') : estate.regionCode,
		community: region.level === 'community' ? region.name : '',
		builtYear: text(estate.builtYear),
		tenure: wordOf(words, 'tenure', estate.tenure),
		residents: text(estate.residents),
		residentsOver60: text(estate.residentsOver60),
		propertyManagement: wordOf(words, 'propertyManagement', estate.propertyManagement),
		autonomyBody: wordOf(words, 'autonomyBody', estate.autonomyBody),
		heritage: wordOf(words, 'heritage', estate.heritage),
		batch: wordOf(words, 'batch', estate.batch),
		planYear: text(estate.planYear),
	}
}

async function unitRows(estateId: string, words: SheetWords): Promise<ExportRow[]> {
	const places = await read
		.select({
			id: entrances.id,
			name: entrances.name,
			building: buildings.name,
			at: entrances.position,
			first: buildings.position,
		})
		.from(entrances)
		.innerJoin(buildings, eq(buildings.id, entrances.buildingId))
		.where(eq(entrances.estateId, estateId))
	const entrance = new Map(places.map((place) => [place.id, place]))
	const flats = await read.select().from(units).where(eq(units.estateId, estateId))
	const people = new Map(
		(await read.select().from(owners).where(eq(owners.estateId, estateId))).map((owner) => [owner.id, owner]),
	)
	const shares = await read
		.select()
		.from(ownerships)
		.where(eq(ownerships.estateId, estateId))
		.orderBy(asc(ownerships.ownerId))
	const held = Map.groupBy(shares, (share) => share.unitId)
	const place = (id: string) => entrance.get(id) ?? { name: '', building: '', at: 0, first: 0 }
	const inOrder = flats.toSorted((a, b) => {
		const [one, other] = [place(a.entranceId), place(b.entranceId)]
		return one.first - other.first || one.at - other.at || a.floor - b.floor || (a.number < b.number ? -1 : 1)
	})
	return inOrder.flatMap((unit) =>
		(held.get(unit.id) ?? []).map((share): ExportRow => {
			const owner = people.get(share.ownerId)
			return {
				building: place(unit.entranceId).building,
				entrance: place(unit.entranceId).name,
				room: unit.number,
				floor: unit.floor,
				use: wordOf(words, 'use', unit.use),
				area: areaText(unit.area),
				areaSource: wordOf(words, 'areaSource', unit.areaSource),
				owner: owner?.name ?? '',
				ownerKind: wordOf(words, 'ownerKind', owner?.kind ?? 'person'),
				idSuffix: owner?.idSuffix ?? '',
				phone: owner?.phone ?? '',
				share: shareText({ numerator: share.shareNumerator, denominator: share.shareDenominator }),
			}
		}),
	)
}
