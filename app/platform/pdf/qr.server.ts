import qrcode from 'qrcode'
import { type Document, ink } from './pen.server'

/** A QR code of that side, in vectors: its rows as runs of dark modules. */
export function drawQr(doc: Document, text: string, x: number, y: number, side: number): void {
	// one segment: to look for the best mixture of them takes longer than the whole page
	const { modules } = qrcode.create([{ data: Buffer.from(text), mode: 'byte' }], { errorCorrectionLevel: 'M' })
	const module = side / modules.size
	for (let row = 0; row < modules.size; row++) {
		let from = -1
		for (let column = 0; column <= modules.size; column++) {
			const dark = column < modules.size && modules.get(row, column) !== 0
			if (dark && from < 0) from = column
			if (dark || from < 0) continue
			doc.rect(x + from * module, y + row * module, (column - from) * module, module)
			from = -1
		}
	}
	doc.fill('#000000').fillColor(ink)
}
