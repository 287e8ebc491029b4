import { qrShape } from './qr.server'
import type { Block, Sheet, SheetQr } from './sheet'

const shapeOf = ({ text, label, caption }: SheetQr) => ({ ...qrShape(text, label), caption })

function drawableBlock(block: Block) {
	return block.kind === 'label' ? { ...block, qr: shapeOf(block.qr) } : block
}

/** A sheet with its QR codes as shapes, for `SheetView` of ui/sheet. */
export function drawable({ qr, blocks, ...sheet }: Sheet) {
	return { ...sheet, blocks: blocks.map(drawableBlock), ...(qr ? { qr: shapeOf(qr) } : {}) }
}
