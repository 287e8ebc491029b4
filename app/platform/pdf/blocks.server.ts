import type { Block } from '../sheet'
import { brick, hair, ink, type Pen, page } from './pen.server'
import { drawQr } from './qr.server'
import { drawTable } from './table.server'

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>

/** One block under the other. */
export function drawBlock(pen: Pen, block: Block): void {
	switch (block.kind) {
		case 'text':
			pen.write(block.text, block.strong ? { face: 'bold' } : {})
			pen.gap(0.4)
			return
		case 'heading':
			pen.gap(0.3)
			pen.keep(pen.size * 4)
			pen.write(block.text, { face: 'bold', size: pen.size * 1.1 })
			pen.gap(0.2)
			return
		case 'facts':
			drawFacts(pen, block)
			return
		case 'list':
			drawList(pen, block)
			return
		case 'warning':
			drawWarning(pen, block)
			return
		case 'table':
			drawTable(pen, block)
			return
		case 'boxes':
			drawBoxes(pen, block)
			return
		case 'lines':
			drawLines(pen, block)
			return
		case 'label':
			drawLabel(pen, block)
	}
}

function drawFacts(pen: Pen, { items }: Of<'facts'>): void {
	const labelWidth = pen.width * 0.2
	const value = { x: pen.left + labelWidth, width: pen.width - labelWidth }
	for (const item of items) {
		const height = Math.max(
			pen.heightOf(item.value, value),
			pen.heightOf(item.label, { width: labelWidth - pen.size / 2 }),
		)
		pen.keep(height)
		pen.put(item.label, pen.left, pen.y, { width: labelWidth - pen.size / 2, face: 'bold' })
		pen.put(item.value, value.x, pen.y, { width: value.width })
		pen.y += height + pen.size * 0.1
	}
	pen.gap(0.4)
}

function drawList(pen: Pen, { items }: Of<'list'>): void {
	const indent = pen.size * 1.6
	for (const [index, item] of items.entries()) {
		const text = { x: pen.left + indent, width: pen.width - indent }
		pen.keep(pen.heightOf(item, text))
		pen.put(`${index + 1}.`, pen.left, pen.y)
		pen.write(item, text)
	}
	pen.gap(0.4)
}

function drawWarning(pen: Pen, { title, text }: Of<'warning'>): void {
	const inside = pen.size * 0.7
	const box = { x: pen.left + inside, width: pen.width - 2 * inside }
	const height = pen.heightOf(title, { ...box, face: 'bold' }) + pen.heightOf(text, box) + inside * 1.5
	pen.gap(0.2)
	pen.keep(height)
	pen.doc.lineWidth(1.5).rect(pen.left, pen.y, pen.width, height).stroke(brick)
	const from = pen.y
	pen.y += inside * 0.6
	pen.write(title, { ...box, face: 'bold', colour: brick })
	pen.write(text, box)
	pen.y = from + height
	pen.gap(0.6)
}

/** The boxes of a matter stay with its words on one page. */
function drawBoxes(pen: Pen, { title, text, note, choices, ticked }: Of<'boxes'>): void {
	const small = { size: pen.size * 0.88 }
	const height =
		pen.heightOf(title, { face: 'bold' }) +
		(text ? pen.heightOf(text) : 0) +
		(note ? pen.heightOf(note, small) : 0) +
		pen.size * 3
	pen.keep(Math.min(height, page.height - page.foot - page.margin))
	pen.write(title, { face: 'bold' })
	if (text) pen.write(text)
	if (note) pen.write(note, small)
	pen.y += pen.size * 0.4
	const side = pen.size * 1.4
	const step = pen.width / Math.max(3, choices.length)
	for (const [index, choice] of choices.entries()) {
		const x = pen.left + index * step
		pen.doc.lineWidth(1.2).rect(x, pen.y, side, side).stroke(ink)
		if (index === ticked) drawTick(pen, x, pen.y, side)
		pen.put(choice, x + side + pen.size * 0.5, pen.y - pen.size * 0.06, { face: 'bold', size: pen.size * 1.1 })
	}
	pen.y += side
	pen.gap(0.9)
}

function drawTick({ doc }: Pen, x: number, y: number, side: number): void {
	doc
		.lineWidth(2)
		.moveTo(x + side * 0.18, y + side * 0.52)
		.lineTo(x + side * 0.42, y + side * 0.8)
		.lineTo(x + side * 0.86, y + side * 0.14)
		.stroke(ink)
}

/** Labels side by side, or one under the other where they would leave no room to write. */
function linesOf({ doc, size, width }: Pen, rows: Of<'lines'>['rows']): (readonly string[])[] {
	doc.font('regular').fontSize(size)
	return rows.flatMap((labels) => {
		const each = width / labels.length - size
		return labels.every((label) => doc.widthOfString(label) + size * 6 <= each)
			? [labels]
			: labels.map((label) => [label])
	})
}

function drawLines(pen: Pen, { rows }: Of<'lines'>): void {
	const step = pen.size * 2.4
	const between = pen.size
	pen.gap(0.3)
	for (const labels of linesOf(pen, rows)) {
		pen.keep(step)
		const width = (pen.width - between * (labels.length - 1)) / labels.length
		const y = pen.y + step - pen.size * 0.35
		for (const [index, label] of labels.entries()) {
			const x = pen.left + index * (width + between)
			pen.put(label, x, pen.y + pen.size * 0.7)
			const from = x + pen.doc.widthOfString(label) + pen.size * 0.5
			pen.doc
				.lineWidth(0.8)
				.moveTo(from, y)
				.lineTo(x + width, y)
				.stroke(ink)
		}
		pen.y += step
	}
	pen.gap(0.3)
}

function drawLabel(pen: Pen, { hint, lines, qr }: Of<'label'>): void {
	const side = 74
	const text = { x: pen.left + side + 14, width: pen.width - side - 28 }
	const height = Math.max(side + 12, lines.reduce((sum, line) => sum + pen.heightOf(line, text), 0) + 12)
	pen.gap(0.5)
	pen.keep(height + pen.size * 1.8)
	pen.write(hint, { size: pen.size * 0.88 })
	const from = pen.y + 2
	pen.doc.lineWidth(0.8).dash(4, { space: 3 }).rect(pen.left, from, pen.width, height).stroke(hair).undash()
	drawQr(pen.doc, qr.text, pen.left + 8, from + 6, side)
	pen.y = from + 6
	for (const [index, line] of lines.entries()) pen.write(line, { ...text, face: index === 0 ? 'bold' : 'regular' })
	pen.y = from + height
	pen.gap()
}
