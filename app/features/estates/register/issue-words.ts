import type { TFunction } from 'i18next'
import type { Handover, Kept } from './changes'
import { choices, type Issue } from './types'
import { choiceColumns } from './words'

/** An issue in words, as the preview shows it and the download holds it. */
export function issueWords(t: TFunction, issue: Issue) {
	const name = issue.field ? t(`register:column.${issue.field}`) : ''
	return {
		severity: t(`register:preview.severity-${issue.severity}`),
		sheet: issue.sheet,
		row: issue.row === null ? '' : String(issue.row),
		column: [issue.column ?? '', name].filter(Boolean).join(' '),
		value: issue.value,
		message: t(`register:issue.${issue.code}`, issue.facts),
	}
}

export type IssueWords = ReturnType<typeof issueWords>

/** A choice's value in words; any other text as it is. */
function valueWords(t: TFunction, field: string, value: string): string {
	const column = choiceColumns.find((name) => field.endsWith(`.${name}`))
	if (!column) return value
	const known: readonly string[] = choices[column]
	return known.includes(value) ? t(`register:value.${column}.${value}`) : value
}

export function keptWords(t: TFunction, kept: Kept) {
	const area = (value: string, source: string | undefined) =>
		source ? `${value} ㎡ · ${t(`register:value.areaSource.${source}`)}` : valueWords(t, kept.field, value)
	return {
		row: kept.row === 0 ? '' : String(kept.row),
		household: kept.household,
		field: t(`register:column.${kept.field}`),
		stored: area(kept.stored, kept.storedSource),
		file: kept.file === '' ? t('register:preview.empty') : area(kept.file, kept.fileSource),
		why: t(kept.why === 'empty' ? 'register:preview.kept-empty' : 'register:preview.kept-weaker'),
	}
}

export function handoverWords(t: TFunction, handover: Handover) {
	return {
		row: String(handover.row),
		household: handover.household,
		before: handover.before.join('、'),
		now: handover.now.join('、'),
		claim: t(handover.claimed ? 'register:preview.claimed' : 'register:preview.not-claimed'),
	}
}
