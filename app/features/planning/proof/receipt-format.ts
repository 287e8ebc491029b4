/** What proves off line that a ballot is in the log, and to its holder what it says. All values are text. */
export interface Receipt {
	format: 'wugong-receipt-1'
	key: string
	leaf: string
	position: string
	proof: readonly string[]
	head: string
	/** The lines of the manifest with the questions word for word; null where it was read from a code, which has no room for them. */
	questions: string | null
	/** Salt, voter and area: open the voter's line. */
	voter: string
	/** Salt and choices: open the ballot. */
	ballot: string
}

const names = ['format', 'key', 'leaf', 'position', 'proof', 'head', 'questions', 'voter', 'ballot'] as const

export function writeReceipt(receipt: Receipt): string {
	return `${JSON.stringify(Object.fromEntries(names.map((name) => [name, receipt[name]])), null, '\t')}\n`
}

const choice = '(?:for|against|abstain|invalid)'
const voterShape = /^[0-9a-f]{64} [\w.-]{1,64} (0|[1-9]\d{0,15})$/
const ballotShape = new RegExp(`^[0-9a-f]{64} ${choice}(,${choice})*$`)

function isTexts(value: unknown): value is string[] {
	return Array.isArray(value) && value.every((each) => typeof each === 'string')
}

function receiptOf(value: object): Receipt | null {
	const fields = new Map<string, unknown>(Object.entries(value))
	const text = (name: (typeof names)[number], shape: RegExp) => {
		const field = fields.get(name)
		return typeof field === 'string' && shape.test(field) ? field : null
	}
	const proof = fields.get('proof')
	const [key, leaf, head, questions] = (['key', 'leaf', 'head', 'questions'] as const).map((name) => text(name, /^/))
	const position = text('position', /^(0|[1-9]\d{0,15})$/)
	const voter = text('voter', voterShape)
	const ballot = text('ballot', ballotShape)
	if (fields.get('format') !== 'wugong-receipt-1' || !isTexts(proof)) return null
	if (!proof.every((hash) => /^[0-9a-f]{64}$/.test(hash))) return null
	if (typeof key !== 'string' || typeof leaf !== 'string' || typeof head !== 'string') return null
	if (typeof questions !== 'string' || position === null || voter === null || ballot === null) return null
	return { format: 'wugong-receipt-1', key, leaf, position, proof, head, questions, voter, ballot }
}

/** The receipt in a text, with whatever blanks it came; null when there is none. */
export function receiptIn(text: string): Receipt | null {
	try {
		const value: unknown = JSON.parse(text)
		return typeof value === 'object' && value !== null ? receiptOf(value) : null
	} catch {
		return null
	}
}

/** Null unless the text stands as writeReceipt writes it. */
export function readReceipt(text: string): Receipt | null {
	const receipt = receiptIn(text)
	return receipt && writeReceipt(receipt) === text ? receipt : null
}

/** The text of a file, byte for byte; null for what is no UTF-8. */
export function textOf(bytes: Uint8Array): string | null {
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
	} catch {
		return null
	}
}
