import { useTranslation } from 'react-i18next'
import { Card, DataTable, Pagination } from '~/ui'
import type { handoverWords, IssueWords, keptWords } from '../issue-words'

interface Slice<Row> {
	rows: Row[]
	total: number
	page: number
	pages: number
}

interface ListProps<Row> {
	name: string
	list: Slice<Row>
	columns: readonly (keyof Row & string)[]
	header: keyof Row & string
	labels?: Partial<Record<keyof Row & string, string>>
	lead?: string | undefined
}

/** One paged list of a preview; its page is `?<name>=2`. Nothing when it is empty. */
function List<Row extends Record<string, string>>({ name, list, columns, header, labels = {}, lead }: ListProps<Row>) {
	const { t } = useTranslation()
	if (list.total === 0) return null
	const title = t(`register:preview.${name}`, { count: list.total })
	const rows = list.rows.map((row, index) => ({ row, key: String(index) }))
	return (
		<Card title={title}>
			{lead && <p className="text-muted">{lead}</p>}
			<DataTable
				caption={title}
				captionHidden
				sticky
				rows={rows}
				rowKey={(each) => each.key}
				columns={columns.map((column) => ({
					key: column,
					label: labels[column] ?? t(`register:preview.${column}`),
					rowHeader: column === header,
					cell: (each: { row: Row }) => (
						<span className={column === 'sheet' || column === 'column' ? 'whitespace-nowrap' : 'break-words'}>
							{each.row[column]}
						</span>
					),
				}))}
			/>
			<Pagination page={list.page} pages={list.pages} total={list.total} name={name} />
		</Card>
	)
}

const issueColumns = ['row', 'sheet', 'column', 'value', 'message'] as const

export function IssueList({ name, list }: { name: 'errors' | 'warnings'; list: Slice<IssueWords> }) {
	return <List name={name} list={list} columns={issueColumns} header="row" />
}

export function KeptList({ list }: { list: Slice<ReturnType<typeof keptWords>> }) {
	const { t } = useTranslation()
	return (
		<List
			name="kept"
			list={list}
			columns={['row', 'household', 'field', 'stored', 'file', 'why']}
			header="row"
			lead={t('register:preview.kept-lead')}
			labels={{
				household: t('register:preview.unit'),
				field: t('register:preview.column'),
				file: t('register:preview.in-file-value'),
			}}
		/>
	)
}

export function HandoverList({ list }: { list: Slice<ReturnType<typeof handoverWords>> }) {
	const { t } = useTranslation()
	return (
		<List
			name="handovers"
			list={list}
			columns={['row', 'household', 'before', 'now', 'claim']}
			header="row"
			lead={t('register:preview.handovers-lead')}
			labels={{ household: t('register:preview.unit') }}
		/>
	)
}
