import { useTranslation } from 'react-i18next'
import type { Block, Sheet, SheetQr } from '~/platform/sheet'
import { classNames } from './class-names'
import { PrintSheet } from './print-sheet'
import { QrCode, type QrShape } from './qr-code'

/** A sheet for the browser: its QR codes are drawn on the server (`drawable` of platform/drawable-sheet.server). */
export interface ShownSheet extends Omit<Sheet, 'blocks' | 'qr'> {
	blocks: readonly ShownBlock[]
	qr?: QrShape & { caption: string }
}

export type ShownBlock = Exclude<Block, { kind: 'label' }> | (Omit<LabelBlock, 'qr'> & { qr: QrShape })
type LabelBlock = Extract<Block, { kind: 'label' }> & { qr: SheetQr }

/** A paper on A4, the same that platform/pdf draws. */
export function SheetView({ sheet, asTitle }: { sheet: ShownSheet; asTitle?: boolean }) {
	const { key: _, blocks, large, foot: __, qr, ...head } = sheet
	return (
		<PrintSheet {...head} asTitle={asTitle} large={large} corner={qr} form>
			{blocks.map((block, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a paper is printed as it is, its blocks never move
				<SheetBlock key={index} block={block} large={large} />
			))}
		</PrintSheet>
	)
}

function SheetBlock({ block, large }: { block: ShownBlock; large?: boolean }) {
	switch (block.kind) {
		case 'text':
			return <p className={classNames('mt-2 whitespace-pre-line', block.strong && 'font-bold')}>{block.text}</p>
		case 'heading':
			return (
				<h3 className={classNames('mt-4 break-after-avoid font-bold', large ? 'text-3xl' : 'text-lg')}>{block.text}</h3>
			)
		case 'facts':
			return (
				<dl className="mt-2">
					{block.items.map(({ label, value }) => (
						<div key={label} className="flex flex-wrap gap-x-3">
							<dt className="w-32 shrink-0 font-bold">{label}</dt>
							<dd className="min-w-0 flex-1 basis-48">{value}</dd>
						</div>
					))}
				</dl>
			)
		case 'list':
			return (
				<ol className="mt-1 list-decimal pl-6">
					{block.items.map((item) => (
						<li key={item}>{item}</li>
					))}
				</ol>
			)
		case 'warning':
			return (
				<div className="mt-3 break-inside-avoid border-2 border-brick px-4 py-2">
					<p className="font-bold text-brick-dark">{block.title}</p>
					<p>{block.text}</p>
				</div>
			)
		case 'table':
			return <SheetTable block={block} />
		case 'boxes':
			return <Boxes block={block} large={large} />
		case 'lines':
			return <Lines rows={block.rows} />
		case 'label':
			return (
				<div className="mt-4 break-inside-avoid">
					<p className="text-sm">{block.hint}</p>
					<div className="mt-1 flex items-center gap-4 border-2 border-dashed border-edge p-2">
						<div className="w-28 shrink-0">
							<QrCode {...block.qr} />
						</div>
						<div className="min-w-0">
							{block.lines.map((line, index) => (
								<p key={line} className={classNames(index === 0 && 'font-bold')}>
									{line}
								</p>
							))}
						</div>
					</div>
				</div>
			)
	}
}

function SheetTable({ block }: { block: Extract<ShownBlock, { kind: 'table' }> }) {
	const { caption, columns, rows, total, byHand } = block
	const cells = (row: readonly string[]) =>
		columns.map(({ numeric }, index) => (
			// biome-ignore lint/suspicious/noArrayIndexKey: columns never move
			<td key={index} className={numeric ? 'numeric' : undefined}>
				{row[index]}
			</td>
		))
	return (
		<table className="paper-table">
			<caption className="sr-only">{caption}</caption>
			<thead>
				<tr>
					{columns.map(({ label, numeric }, index) => (
						// biome-ignore lint/suspicious/noArrayIndexKey: columns never move
						<th key={index} scope="col" className={numeric ? 'numeric' : undefined}>
							{label}
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{rows.map((row, index) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: rows never move
					<tr key={index} className={byHand ? 'h-11' : undefined}>
						{cells(row)}
					</tr>
				))}
			</tbody>
			{total && (
				<tfoot className="font-bold">
					<tr>{cells(total)}</tr>
				</tfoot>
			)}
		</table>
	)
}

function Boxes({ block, large }: { block: Extract<ShownBlock, { kind: 'boxes' }>; large?: boolean }) {
	const { title, text, note, choices, ticked } = block
	const { t } = useTranslation()
	return (
		<section className="mt-3 break-inside-avoid" aria-label={title}>
			<p className="font-bold">{title}</p>
			{text && <p className="whitespace-pre-line">{text}</p>}
			{note && <p className={large ? undefined : 'text-sm'}>{note}</p>}
			<ul className="mt-2 grid grid-cols-3 gap-2">
				{choices.map((choice, index) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: choices never move
					<li key={index} className="flex items-center gap-2 font-bold">
						<span
							aria-hidden="true"
							className="flex h-7 w-7 shrink-0 items-center justify-center border-2 border-ink text-xl leading-none"
						>
							{index === ticked && '✓'}
						</span>
						<span>
							{choice}
							{index === ticked && <span className="sr-only">{t('common:sheet.ticked')}</span>}
						</span>
					</li>
				))}
			</ul>
		</section>
	)
}

function Lines({ rows }: { rows: readonly (readonly string[])[] }) {
	return (
		<div className="mt-3 break-inside-avoid">
			{rows.map((labels) => (
				<div key={labels.join()} className="flex flex-wrap gap-x-6 print:flex-nowrap">
					{labels.map((label) => (
						<p key={label} className="mt-5 flex min-w-0 flex-1 basis-56 items-end gap-2">
							<span>{label}</span>
							<span aria-hidden="true" className="min-w-16 flex-1 border-b border-ink" />
						</p>
					))}
				</div>
			))}
		</div>
	)
}
