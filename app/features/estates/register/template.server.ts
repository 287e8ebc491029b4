import type { TFunction } from 'i18next'
import type { SheetData } from 'write-excel-file/node'
import { isLanguage } from '~/platform/i18n/languages'
import { translatorFor } from '~/platform/i18n.server'
import { estateFields, type UnitColumn, unitColumns } from './types'
import type { SheetWords } from './words'
import { sheetWords } from './words.server'

const heading = { fontWeight: 'bold', backgroundColor: '#FBEAE5', alignVertical: 'center', wrap: true } as const
const typed = { type: String, format: '@' } as const

/** The empty register: instructions, the estate's fields one below the other, the units' columns with room for a hundred. */
export async function registerTemplate(lng: string): Promise<Buffer> {
	const words = sheetWords(lng)
	const t = translatorFor(isLanguage(lng) ? lng : 'zh-CN')
	const guide: SheetData = [
		[{ value: t('register:template.guide.title'), fontWeight: 'bold', fontSize: 16 }],
		...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => [
			{ value: `${number}. ${t(`register:template.guide.${number}`)}`, wrap: true, alignVertical: 'top' as const },
		]),
	]
	const estate: SheetData = [
		['field', 'content', 'how'].map((name) => ({ value: t(`register:template.${name}`), ...heading })),
		...estateFields.map((field) => [
			{ value: words.column.estate[field], fontWeight: 'bold' as const },
			{ ...typed, value: '' },
			{ value: t(`register:template.hint.${field}`), textColor: '#56616A', wrap: true },
		]),
	]
	const blank = unitColumns.map(() => ({ ...typed, value: '' }))
	const units: SheetData = [
		unitColumns.map((column) => ({ value: words.column.unit[column], ...heading })),
		...Array.from({ length: 100 }, () => blank),
	]
	const example: SheetData = [
		unitColumns.map((column) => ({ value: words.column.unit[column], ...heading })),
		...exampleRows(words, t).map((row) => unitColumns.map((column) => ({ type: String, value: row[column] ?? '' }))),
	]
	const { default: writeXlsxFile } = await import('write-excel-file/node')
	return writeXlsxFile([
		{ data: guide, sheet: words.sheet.guide, columns: [{ width: 100 }], showGridLines: false },
		{ data: estate, sheet: words.sheet.estate, columns: [{ width: 22 }, { width: 34 }, { width: 60 }] },
		{ data: units, sheet: words.sheet.units, columns: unitColumns.map(() => ({ width: 15 })), stickyRowsCount: 1 },
		{ data: example, sheet: words.sheet.example, columns: unitColumns.map(() => ({ width: 15 })) },
	]).toBuffer()
}

/** A sole owner, a couple with half each, and a developer's unsold shop. */
function exampleRows(words: SheetWords, t: TFunction): Partial<Record<UnitColumn, string>>[] {
	const { use, areaSource, ownerKind } = words.value
	const unit = {
		building: t('register:template.example.building'),
		entrance: t('register:template.example.entrance'),
		use: use.dwelling,
		areaSource: areaSource.registry,
		ownerKind: ownerKind.person,
	}
	const [one, two] = [t('register:template.example.one'), t('register:template.example.two')]
	const couple = { ...unit, room: '102', floor: '1', area: '89.56', share: '1/2' }
	const developer = { owner: t('register:template.example.three'), ownerKind: ownerKind.developer }
	return [
		{ ...unit, room: '101', floor: '1', area: '72.30', owner: one, idSuffix: '0123', phone: '13800138000' },
		{ ...couple, owner: one, idSuffix: '0123', phone: '13800138000' },
		{ ...couple, owner: two, idSuffix: '456X' },
		{ ...unit, room: 'S1', floor: '1', area: '120.00', use: use.shop, areaSource: areaSource.survey, ...developer },
	]
}
