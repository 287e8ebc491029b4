import type { TFunction } from 'i18next'
import { textWorkbook } from '~/platform/spreadsheet.server'
import { isChange } from './changes'
import { readImport } from './import-files.server'
import { handoverWords, issueWords, keptWords } from './issue-words'
import type { ImportRow } from './queries.server'

const perPage = 50

export interface Slice<Row> {
	rows: Row[]
	total: number
	page: number
	pages: number
}

function slice<Row, Shown>(rows: readonly Row[], page: number | undefined, show: (row: Row) => Shown): Slice<Shown> {
	const pages = Math.max(1, Math.ceil(rows.length / perPage))
	const at = Math.min(page ?? 1, pages)
	return { rows: rows.slice((at - 1) * perPage, at * perPage).map(show), total: rows.length, page: at, pages }
}

export interface PreviewPages {
	errors?: number | undefined
	warnings?: number | undefined
	kept?: number | undefined
	handovers?: number | undefined
}

/** What the preview of an import shows; `lists` is null when the file is gone: confirmed, or left for a week. */
export async function previewOf(row: ImportRow, pages: PreviewPages, t: TFunction) {
	const file = await readImport(row.id)
	const of = (severity: string) => file?.issues.filter((issue) => issue.severity === severity) ?? []
	return {
		changes: isChange(row.summary),
		estateName: file?.estateName ?? '',
		estateNumber: file?.register.estate.number ?? '',
		lists: file && {
			errors: slice(of('error'), pages.errors, (issue) => issueWords(t, issue)),
			warnings: slice(of('warning'), pages.warnings, (issue) => issueWords(t, issue)),
			kept: slice(file.kept, pages.kept, (kept) => keptWords(t, kept)),
			handovers: slice(file.handovers, pages.handovers, (handover) => handoverWords(t, handover)),
		},
	}
}

/** All issues of an import as a workbook; null when the file is gone. */
export async function issuesWorkbook(row: ImportRow, t: TFunction): Promise<Buffer | null> {
	const file = await readImport(row.id)
	if (!file) return null
	const columns = ['severity', 'sheet', 'row', 'column', 'value', 'message'] as const
	return textWorkbook(
		t('register:preview.issues-file'),
		columns.map((column) => t(`register:preview.${column}`)),
		file.issues.map((issue) => {
			const words = issueWords(t, issue)
			return columns.map((column) => words[column])
		}),
	)
}
