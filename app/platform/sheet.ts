/** A paper on A4 as plain data: drawn as a page by ui/sheet.tsx and as PDF by platform/pdf. All texts are in words already. */
export interface Sheet {
	key: string
	/** Who issues it. */
	issuer: string
	kind?: string
	/** Its number, e.g. “浆洗街办〔2026〕12 号”. */
	number?: string
	title: string
	/** Period, place: under the title. */
	period?: string
	blocks: readonly Block[]
	/** The day it is signed, beside the place of the seal. */
	sign?: { body: string; day: string; sealNote: string }
	/** In the corner beside the title. */
	qr?: SheetQr
	/** 大字版. */
	large?: boolean
	/** Under each of its pages in a PDF: which paper this is. */
	foot: string
}

export interface SheetQr {
	text: string
	caption: string
	/** For those who cannot see it. */
	label: string
}

export interface SheetColumn {
	label: string
	/** Its share of the width. */
	share: number
	numeric?: boolean
}

export type Block =
	| { kind: 'text'; text: string; strong?: boolean }
	| { kind: 'heading'; text: string }
	| { kind: 'facts'; items: readonly { label: string; value: string }[] }
	| { kind: 'list'; items: readonly string[] }
	/** In a frame, not to be overlooked. */
	| { kind: 'warning'; title: string; text: string }
	| {
			kind: 'table'
			caption: string
			columns: readonly SheetColumn[]
			rows: readonly (readonly string[])[]
			total?: readonly string[]
			/** Rows high enough to write in. */
			byHand?: boolean
	  }
	/** A matter with boxes of which one is ticked by hand; `ticked` shows how. */
	| { kind: 'boxes'; title: string; text?: string; note?: string; choices: readonly string[]; ticked?: number }
	/** To be filled in by hand: what, and a line to write on; those of one row side by side. */
	| { kind: 'lines'; rows: readonly (readonly string[])[] }
	/** To be cut out along the dashed line. */
	| { kind: 'label'; hint: string; lines: readonly string[]; qr: SheetQr }

/** Of two blocks of figures the second often is as wide as the first: a table of pairs, several side by side. */
export function sideBySide(rows: readonly (readonly string[])[], times: number): string[][] {
	const width = rows[0]?.length ?? 0
	const lines: string[][] = []
	for (let from = 0; from < rows.length; from += times) {
		const cells = rows.slice(from, from + times).flat()
		lines.push([...cells, ...Array<string>(times * width - cells.length).fill('')])
	}
	return lines
}
