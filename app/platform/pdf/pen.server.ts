import type { Fonts } from './fonts.server'

export type Document = PDFKit.PDFDocument
export type Face = 'regular' | 'bold'

const millimetre = 72 / 25.4
/** A4 with the margins of the print style sheet. */
export const page = {
	width: 210 * millimetre,
	height: 297 * millimetre,
	margin: 18 * millimetre,
	foot: 20 * millimetre,
}
export const ink = '#20272B'
export const brick = '#A63E26'
export const hair = '#8A949A'

interface TextOptions {
	size?: number
	face?: Face
	align?: 'left' | 'center' | 'right'
	colour?: string
	x?: number
	width?: number
}

/** Writes down the page, and on to the next one. `y` is where the next thing goes. */
export interface Pen {
	doc: Document
	left: number
	width: number
	/** Of the running text, in points. */
	size: number
	y: number
	/** Starts a new page when `height` does not fit on this one any more. */
	keep: (height: number) => void
	/** How high this text gets. */
	heightOf: (text: string, options?: TextOptions) => number
	/** Writes at `y` and moves it under the text. */
	write: (text: string, options?: TextOptions) => void
	/** Writes at a place of its own; `y` stays. */
	put: (text: string, x: number, y: number, options?: TextOptions) => void
	gap: (lines?: number) => void
}

const bottom = page.height - page.foot

export function registerFonts(doc: Document, fonts: Fonts): void {
	doc.registerFont('regular', fonts.regular)
	doc.registerFont('bold', fonts.bold)
}

/** A pen at the top of a new page. `heights` is shared by the sheets of a document: their texts are mostly the same. */
export function penOn(doc: Document, size: number, newPage: () => void, heights: Map<string, number>): Pen {
	const left = page.margin
	const width = page.width - 2 * page.margin
	const set = ({ size: own = pen.size, face = 'regular', colour = ink }: TextOptions) =>
		doc.font(face).fontSize(own).fillColor(colour)
	const layout = ({ align = 'left', width: wide = width }: TextOptions) => ({ width: wide, align })
	/** How many characters get no higher than `room`: whole lines of them. At least one, so that it ends. */
	const prefixFor = (text: string, room: number, options: TextOptions): number => {
		let [fits, tooMany] = [1, text.length]
		while (tooMany - fits > 1) {
			const middle = (fits + tooMany) >> 1
			const height = set(options).heightOfString(text.slice(0, middle), layout(options))
			if (height <= room) fits = middle
			else tooMany = middle
		}
		return fits
	}
	const pen: Pen = {
		doc,
		left,
		width,
		size,
		y: page.margin,
		keep(height) {
			if (pen.y + height <= bottom) return
			newPage()
			pen.y = page.margin
		},
		heightOf(text, options = {}) {
			const key = `${options.face ?? ''}|${options.size ?? pen.size}|${options.width ?? width}|${text}`
			const known = heights.get(key)
			if (known !== undefined) return known
			const height = set(options).heightOfString(text, layout(options))
			heights.set(key, height)
			return height
		},
		write(text, options = {}) {
			for (let rest = text; rest !== ''; ) {
				const height = pen.heightOf(rest, options)
				if (height <= pen.size * 4) pen.keep(height)
				const fits = pen.y + height <= bottom
				const part = fits ? rest : rest.slice(0, prefixFor(rest, bottom - pen.y, options))
				set(options).text(part, options.x ?? left, pen.y, layout(options))
				pen.y = doc.y
				rest = rest.slice(part.length)
				if (rest !== '') pen.keep(bottom)
			}
		},
		put(text, x, y, options = {}) {
			set(options).text(text, x, y, { ...layout(options), lineBreak: options.width !== undefined })
		},
		gap(lines = 0.5) {
			pen.y += lines * pen.size
		},
	}
	newPage()
	return pen
}
