import { workbookLimits } from '~/platform/workbook/cells'

export const limits = {
	/** Rows of the sheet 户室, without its heading. */
	rows: workbookLimits.rows,
	characters: 200,
	/** 0.01 ㎡ */
	area: 100_000_000,
}

/** The parts of a rule's answer: a value, or the code of the issue. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; code: string }

const good = <T>(value: T): Parsed<T> => ({ ok: true, value })
const bad = (code: string): Parsed<never> => ({ ok: false, code })

const bidi = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u
const joiners = /[\u200c\u200d]/u
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const control = /[\u0000-\u001f\u007f-\u009f\ufffe\uffff]/u
const pasted = /[\u00ad\u200b\u2060\ufeff]/gu

/** Line breaks and tabs become spaces, pasted zero-width marks go, spaces (full-width too) at the ends go. */
export function tidyCell(text: string): string {
	return text
		.replace(/[\t\r\n\u3000\u00a0]+/g, ' ')
		.replace(pasted, '')
		.replace(/ {2,}/g, ' ')
		.trim()
}

/** A character that no cell may hold, by its name 'U+202E'; null when there is none. */
export function hostileCharacter(text: string): string | null {
	if (!text.isWellFormed()) return 'U+D800'
	const found = control.exec(text) ?? bidi.exec(text) ?? joiners.exec(text)
	if (!found) return null
	return `U+${(found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

/** Full-width digits, letters and signs as half-width ones, without spaces. */
export function asNumberText(text: string): string {
	return text.normalize('NFKC').replace(/\s/g, '')
}

/** Spaces that pad a Chinese name ('张　三') go, between Latin words one stays. */
export function tidyName(text: string): string {
	return text.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
}

/** What tells a building, an entrance or a room from another: width, case and spaces do not. */
export function placeKey(text: string): string {
	return text.normalize('NFKC').replace(/\s/g, '').toLowerCase()
}

/** '1号楼', '1栋' and '1' look alike; they are not the same, but worth a warning. */
export function looksLike(text: string): string {
	return placeKey(text).replace(/^第?(\d+|[a-z]\d*)号?(栋|幢|楼|座|单元|门|梯)?$/, '$1')
}

/** '89.56' → 8956 (0.01 ㎡). Integer arithmetic on the text; at most two decimals, over zero. */
export function parseArea(typed: string): Parsed<number> {
	const text = asNumberText(typed).replace(/(㎡|m2|平方米|平米)$/i, '')
	if (text === '') return bad('area-missing')
	const plain = text.replace(/,(?=\d{3}(?:\D|$))/g, '')
	if (!/^[+-]?\d{1,12}(\.\d+)?$/.test(plain)) return bad('area-no-number')
	if (plain.startsWith('-')) return bad('area-not-positive')
	const [whole = '0', part = ''] = plain.replace('+', '').split('.')
	if (part.replace(/0+$/, '').length > 2) return bad('area-decimals')
	const area = Number(whole) * 100 + Number(part.slice(0, 2).padEnd(2, '0'))
	if (area === 0) return bad('area-not-positive')
	return area > limits.area ? bad('area-too-large') : good(area)
}

/** 8956 → '89.56' */
export function areaText(area: number): string {
	const digits = String(area).padStart(3, '0')
	return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** A mainland mobile number; '' when the cell is empty. */
export function parsePhone(typed: string): Parsed<string> {
	const text = asNumberText(typed)
		.replace(/[-()]/g, '')
		.replace(/^(\+|00)?86(?=1\d{10}$)/, '')
	if (text === '' || /^1[3-9]\d{9}$/.test(text)) return good(text)
	return bad('phone-wrong')
}

/** The last four characters of the certificate's number. Excel drops leading zeros of a number: they are put back. */
export function parseIdSuffix(typed: string, kind: 'text' | 'number' | 'date'): Parsed<string> & { padded?: boolean } {
	const text = asNumberText(typed).toUpperCase()
	if (text === '') return good('')
	if (/^\d{1,3}$/.test(text) && kind === 'number') return { ...good(text.padStart(4, '0')), padded: true }
	return /^\d{3}[\dX]$/.test(text) ? good(text) : bad('suffix-wrong')
}

export function parseWhole(typed: string, least: number, most: number): Parsed<number> {
	const text = asNumberText(typed)
	if (!/^[+-]?\d{1,9}(\.0+)?$/.test(text)) return bad('number-wrong')
	const value = Number(text)
	return value >= least && value <= most ? good(value) : bad('number-range')
}

/** Basements are below zero, and there is no floor 0 but where people count so. '-1', '3', '3层', 'B1' */
export function parseFloor(typed: string): Parsed<number> {
	const text = asNumberText(typed)
		.replace(/^B(?=\d{1,2}$)/i, '-')
		.replace(/[−–]/, '-')
		.replace(/(层|楼|F)$/i, '')
	if (text === '') return bad('floor-missing')
	const floor = parseWhole(text, -9, 99)
	return floor.ok ? floor : bad('floor-wrong')
}

const strength = { contract: 1, survey: 2, registry: 3 } as const

/** 登记簿 → 测绘 → 合同: in this order the law takes the area (最高法 建筑物区分所有权解释, art. 8). */
export function isWeaker(source: keyof typeof strength, than: keyof typeof strength): boolean {
	return strength[source] < strength[than]
}
