import { createRequire } from 'node:module'
import { setTimeout as wait } from 'node:timers/promises'
import { createReadableStreamFromReadable } from '@remix-run/node'
import type { Sheet } from '../sheet'
import { drawBlock } from './blocks.server'
import { chineseFonts } from './fonts.server'
import { brick, type Document, hair, type Pen, page, penOn, registerFonts } from './pen.server'
import { drawQr } from './qr.server'

/** Heavy, with fonts and tables of its own: loaded at the first form. */
const load = createRequire(import.meta.url)

/** Points of the running text; 大字版 has at least 18. */
const sizes = { normal: 11, large: 18 }
/** So long the drawing may keep others waiting, and so long it then leaves to them, in ms: a request takes several turns of the loop. */
const [stroke, breath] = [8, 4]
/** Bytes that may lie ready before a slow reader is waited for. */
const ahead = 512 * 1024

/** The sheets as one PDF, drawn while it is being sent: other requests go on between its pages. */
export function drawSheets(sheets: Iterable<Sheet>, title: string): Document {
	const PDFDocument: typeof import('pdfkit') = load('pdfkit')
	const doc = new PDFDocument({
		size: 'A4',
		// the pen turns the pages
		margin: 0,
		autoFirstPage: false,
		lang: 'zh-CN',
		info: { Title: title, Producer: 'Wugong' },
	})
	drawAll(doc, sheets).catch((error) => doc.destroy(error instanceof Error ? error : new Error('PDF')))
	return doc
}

async function drawAll(doc: Document, sheets: Iterable<Sheet>): Promise<void> {
	registerFonts(doc, await chineseFonts())
	for (const face of ['regular', 'bold'] as const) {
		doc.font(face)
		await wait(breath)
	}
	const heights = new Map<string, number>()
	let since = performance.now()
	for (const sheet of sheets) {
		drawSheet(doc, sheet, heights)
		if (performance.now() - since < stroke) continue
		await wait(breath)
		while (doc.readableLength > ahead && !doc.destroyed) await wait(20)
		if (doc.destroyed) return
		since = performance.now()
	}
	doc.end()
}

function drawSheet(doc: Document, sheet: Sheet, heights: Map<string, number>): void {
	let pages = 0
	const newPage = () => {
		doc.addPage()
		pages += 1
		drawFoot(doc, `${sheet.foot} · ${pages}`)
	}
	const pen = penOn(doc, sheet.large ? sizes.large : sizes.normal, newPage, heights)
	drawHead(pen, sheet)
	for (const block of sheet.blocks) drawBlock(pen, block)
	drawSign(pen, sheet)
}

function drawFoot(doc: Document, text: string): void {
	doc.font('regular').fontSize(8.5).fillColor(hair)
	doc.text(text, page.margin, page.height - page.foot + 16, { width: page.width - 2 * page.margin, align: 'center' })
}

/** Side of the QR in the corner: 30 mm, which a telephone reads at arm's length. */
const corner = 84

function drawHead(pen: Pen, { issuer, kind, number, title, period, qr }: Sheet): void {
	const width = qr ? pen.width - corner - 12 : pen.width
	const centred = { align: 'center', width } as const
	if (qr) {
		const x = pen.left + pen.width - corner
		drawQr(pen.doc, qr.text, x, pen.y, corner)
		pen.put(qr.caption, x - 12, pen.y + corner + 2, { size: 8, width: corner + 24, align: 'center' })
	}
	pen.write(kind ? `${issuer} ${kind}` : issuer, { ...centred, face: 'bold', size: pen.size * 1.5, colour: brick })
	if (number) pen.write(number, centred)
	pen.y += 4
	pen.doc
		.lineWidth(3)
		.moveTo(pen.left, pen.y)
		.lineTo(pen.left + width, pen.y)
		.stroke(brick)
	pen.y += 10
	pen.write(title, { ...centred, face: 'bold', size: pen.size * 1.45 })
	if (period) pen.write(period, centred)
	pen.gap(0.8)
	if (qr) pen.y = Math.max(pen.y, page.margin + corner + 20)
}

function drawSign(pen: Pen, { sign }: Sheet): void {
	if (!sign) return
	const height = pen.size * 6
	pen.gap()
	pen.keep(height)
	const right = { width: pen.width / 2, align: 'right' } as const
	const x = pen.left + pen.width / 2
	pen.put(sign.sealNote, x, pen.y, { ...right, size: pen.size * 0.88, colour: hair })
	pen.put(sign.body, x, pen.y + pen.size * 2.6, right)
	pen.put(sign.day, x, pen.y + pen.size * 4.2, right)
	pen.y += height
}

/** An answer that the browser saves under this name. */
export function pdfAnswer(sheets: Iterable<Sheet>, title: string, fileName: string): Response {
	return new Response(createReadableStreamFromReadable(drawSheets(sheets, title)), {
		headers: {
			'Content-Type': 'application/pdf',
			'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
			'Cache-Control': 'no-store',
		},
	})
}
