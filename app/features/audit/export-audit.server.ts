import type { TFunction } from 'i18next'
import type { Actor } from '~/features/identity/types'
import { textWorkbook } from '~/platform/spreadsheet.server'
import type { AuditFilter } from './forms'
import { auditLines } from './queries.server'
import { auditCells, auditHeadings } from './words'

const mostRows = 20_000

/** The record as the filter leaves it, newest first, as XLSX; at most 20,000 rows (narrow the days for more). */
export async function exportAudit(
	actor: Actor,
	filter: AuditFilter,
	{ t, lng }: { t: TFunction; lng: string },
): Promise<Buffer> {
	const lines = await auditLines(actor, filter, mostRows)
	return textWorkbook(
		t('audit:page.title'),
		auditHeadings.map((heading) => t(`audit:heading.${heading}`)),
		lines.map((line) => auditCells(t, lng, line)),
	)
}
