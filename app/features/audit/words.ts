import type { TFunction } from 'i18next'
import { formatInstant } from '~/platform/format'
import type { AuditLine } from './types'

/** One line of the record in words, the same on the page and in the export. */
export function auditCells(t: TFunction, lng: string, line: AuditLine): string[] {
	return [
		formatInstant(line.at, lng),
		line.actorName ?? t(`audit:actor.${line.actorKind}`),
		t(`audit:kind.${line.actorKind}`),
		deedText(t, line.deed),
		line.estateName ?? '',
		t(`audit:subject.${line.subjectKind}`, { defaultValue: line.subjectKind }),
		line.subjectId ?? '',
		t(`audit:outcome.${line.outcome}`),
		line.reason ? t(line.reason, { defaultValue: line.reason }) : '',
		Object.entries(line.detail)
			.map(([name, value]) => `${name}=${value}`)
			.join(' '),
	]
}

export function deedText(t: TFunction, deed: string): string {
	return t(`audit:deed.${deed}`, { defaultValue: deed })
}

export const auditHeadings = [
	'at',
	'actor',
	'kind',
	'deed',
	'estate',
	'subject',
	'subject-id',
	'outcome',
	'reason',
	'detail',
] as const
