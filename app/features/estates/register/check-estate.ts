import { issue, type LocatedSheets, unreadable } from './locate'
import { asNumberText, parseWhole } from './rules'
import type { Choice, EstateField, EstateSheet, Issue } from './types'
import { choiceOf, type Vocabulary } from './words'

/** A street of the actor's region. */
export interface Street {
	code: string
	name: string
	path: string
}

/** What the portal knows before it reads the file. */
export interface EstateContext {
	streets: readonly Street[]
	/** The estate chosen on the page, by its number. */
	chosenNumber: string | null
	/** Whether the actor manages the estate of the file's number; null when there is none of that number. */
	managed: boolean | null
	year: number
}

/** The number of the estate that a file is about; '' when it does not say. */
export function numberOf(found: LocatedSheets, chosenNumber: string | null): string {
	const cell = found.estate.number
	return asNumberText(cell && cell.text !== unreadable ? cell.text : (chosenNumber ?? ''))
}

/** '浆洗街街道', '浆洗街街道办事处' and '浆洗街' are one street. */
export function streetKey(name: string): string {
	return name
		.normalize('NFKC')
		.replace(/\s/g, '')
		.replace(/(街道)?办事处$/, '')
		.replace(/街道$/, '')
}

export function checkEstate(
	found: LocatedSheets,
	vocabulary: Vocabulary,
	context: EstateContext,
): { estate: EstateSheet; issues: Issue[] } {
	const issues: Issue[] = []
	const sheet = found.estateSheet ?? ''
	const complain = (code: string, field: EstateField, facts: Issue['facts'] = {}) => {
		const cell = found.estate[field]
		if (cell?.text === unreadable) return
		const at = { sheet, row: cell?.row ?? null, column: cell?.column ?? null, field: `estate.${field}` }
		issues.push(issue(code, { ...at, value: cell?.text ?? '' }, facts))
	}
	const text = (field: EstateField) => {
		const value = found.estate[field]?.text
		return value === unreadable ? undefined : value
	}
	const whole = (field: EstateField, least: number, most: number) => {
		const value = text(field)
		if (value === undefined) return undefined
		const parsed = parseWhole(value.replace(/年$/, ''), least, most)
		if (!parsed.ok) complain(parsed.code, field, { min: least, max: most })
		return parsed.ok ? parsed.value : undefined
	}
	const choice = <Column extends 'tenure' | 'propertyManagement' | 'autonomyBody' | 'heritage' | 'batch'>(
		field: Column,
	): Choice<Column> | undefined => {
		const value = text(field)
		if (value === undefined) return undefined
		const meant = choiceOf(vocabulary, field, value)
		if (!meant) complain('choice-unknown', field)
		return meant ?? undefined
	}
	const number = numberOf(found, context.chosenNumber)
	if (number === '') complain(found.estateSheet ? 'number-missing' : 'estate-missing', 'number')
	else if (!/^[\p{L}\d][\p{L}\d_-]{0,39}$/u.test(number)) complain('number-shape', 'number')
	else if (context.chosenNumber && number !== context.chosenNumber)
		complain('number-not-chosen', 'number', { chosen: context.chosenNumber })
	else if (context.managed === false) complain('number-elsewhere', 'number')
	const fresh = context.managed === null && number !== ''
	for (const field of ['name', 'address', 'street'] as const) {
		if (fresh && found.estateSheet && !found.estate[field]) complain(`estate-${field}-missing`, field)
	}
	const street = findStreet(text('street'), context.streets, (code) => complain(code, 'street'))
	if (text('community') && !street && !found.estate.street) complain('community-without-street', 'community')
	const residents = whole('residents', 0, 1_000_000)
	const residentsOver60 = whole('residentsOver60', 0, 1_000_000)
	if (residents !== undefined && residentsOver60 !== undefined && residentsOver60 > residents) {
		complain('more-old-than-all', 'residentsOver60', { residents })
	}
	return {
		estate: {
			number,
			name: text('name'),
			address: text('address'),
			streetCode: street?.code,
			streetPath: street?.path,
			community: text('community'),
			builtYear: whole('builtYear', 1900, context.year),
			tenure: choice('tenure'),
			residents,
			residentsOver60,
			propertyManagement: choice('propertyManagement'),
			autonomyBody: choice('autonomyBody'),
			heritage: choice('heritage'),
			batch: choice('batch'),
			planYear: whole('planYear', 2000, 2100),
		},
		issues,
	}
}

function findStreet(
	text: string | undefined,
	streets: readonly Street[],
	complain: (code: string) => void,
): Street | null {
	if (text === undefined) return null
	const code = asNumberText(text)
	const matching = /^\d{9}$/.test(code)
		? streets.filter((street) => street.code === code)
		: streets.filter((street) => streetKey(street.name) === streetKey(text))
	if (matching.length === 0) complain('street-unknown')
	if (matching.length > 1) complain('street-ambiguous')
	return matching.length === 1 ? (matching[0] ?? null) : null
}
