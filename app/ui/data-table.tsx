import type { ReactNode } from 'react'
import { TextLink } from './text-link'

export interface Column<Row> {
	key: string
	label: string
	cell: (row: Row) => ReactNode
	/** Figures: to the right, of one width. */
	numeric?: boolean
	/** Names the row; the first line of the card on a phone. */
	rowHeader?: boolean
	/** The heading becomes a link that sorts. */
	sort?: { to: string; direction?: 'ascending' | 'descending' }
}

interface DataTableProps<Row> {
	caption: string
	captionHidden?: boolean
	columns: readonly Column<Row>[]
	rows: readonly Row[]
	rowKey: (row: Row) => string
	/** Header and first column stay in sight (staff tables). */
	sticky?: boolean
	/** The last line, e.g. the sums, one cell per column key. */
	footer?: Record<string, ReactNode>
}

/** A table; under 640 px each row is a card whose cells carry their heading. */
export function DataTable<Row>({ caption, captionHidden, columns, rows, rowKey, sticky, footer }: DataTableProps<Row>) {
	const table = (
		<table className="data-table">
			<caption className={captionHidden ? 'sr-only' : 'mb-2 text-left font-bold'}>{caption}</caption>
			<thead>
				<tr>
					{columns.map((column) => (
						<th
							key={column.key}
							scope="col"
							aria-sort={column.sort?.direction}
							className={column.numeric ? 'numeric' : undefined}
						>
							{column.sort ? <TextLink to={column.sort.to}>{column.label}</TextLink> : column.label}
							{column.sort?.direction && (
								<span aria-hidden="true">{column.sort.direction === 'ascending' ? ' ↑' : ' ↓'}</span>
							)}
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{rows.map((row) => (
					<tr key={rowKey(row)}>
						{columns.map((column) => (
							<Cell key={column.key} column={column}>
								{column.cell(row)}
							</Cell>
						))}
					</tr>
				))}
			</tbody>
			{footer && (
				<tfoot>
					<tr>
						{columns.map((column) => (
							<Cell key={column.key} column={column}>
								{footer[column.key]}
							</Cell>
						))}
					</tr>
				</tfoot>
			)}
		</table>
	)
	if (!sticky) return <div className="my-4">{table}</div>
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
		<section aria-label={caption} tabIndex={0} className="sticky-table relative my-4">
			{table}
		</section>
	)
}

interface CellProps {
	column: { label: string; numeric?: boolean; rowHeader?: boolean }
	children: ReactNode
}

function Cell({ column, children }: CellProps) {
	const className = column.numeric ? 'numeric' : undefined
	if (column.rowHeader) {
		return (
			<th scope="row" className={className}>
				{children}
			</th>
		)
	}
	return (
		<td data-label={column.label} className={className}>
			{children}
		</td>
	)
}
