import type { Block, SheetColumn } from '../sheet'
import { hair, type Pen } from './pen.server'

type Table = Extract<Block, { kind: 'table' }>

interface Drawn {
	x: number
	width: number
	numeric: boolean
}

function columnsOf(pen: Pen, columns: readonly SheetColumn[]): Drawn[] {
	const all = columns.reduce((sum, { share }) => sum + share, 0)
	let x = pen.left
	return columns.map(({ share, numeric = false }) => {
		const width = (pen.width * share) / all
		x += width
		return { x: x - width, width, numeric }
	})
}

/** Rows never break; the heading comes again on each page. */
export function drawTable(pen: Pen, { columns, rows, total, byHand = false }: Table): void {
	const drawn = columnsOf(pen, columns)
	const size = pen.size * 0.88
	const headings = columns.map(({ label }) => label)
	const inside = size * 0.3
	const heightOf = (cells: readonly string[], face: 'regular' | 'bold', least: number) =>
		drawn.reduce(
			(most, { width }, index) =>
				Math.max(most, pen.heightOf(cells[index] ?? '', { size, face, width: width - 2 * inside })),
			least,
		) +
		inside * 0.8
	const row = (cells: readonly string[], face: 'regular' | 'bold', height: number) => {
		for (const [index, { x, width, numeric }] of drawn.entries()) {
			pen.doc.rect(x, pen.y, width, height)
			const text = cells[index] ?? ''
			if (text === '') continue
			const align = numeric ? 'right' : 'left'
			const options = { size, face, width: width - 2 * inside, align } as const
			const top = byHand ? (height - pen.heightOf(text, options)) / 2 : inside * 0.4
			pen.put(text, x + inside, pen.y + top, options)
		}
		pen.doc.lineWidth(0.5).stroke(hair)
		pen.y += height
	}
	const headHeight = heightOf(headings, 'bold', size)
	const least = byHand ? size * 2.4 : size
	pen.keep(headHeight + least * 2)
	row(headings, 'bold', headHeight)
	const lines = [...rows.map((cells) => ({ cells, last: false })), ...(total ? [{ cells: total, last: true }] : [])]
	for (const { cells, last } of lines) {
		const face = last ? 'bold' : 'regular'
		const height = heightOf(cells, face, least)
		const before = pen.y
		pen.keep(height)
		if (pen.y < before) row(headings, 'bold', headHeight)
		row(cells, face, height)
	}
	pen.gap(0.6)
}
