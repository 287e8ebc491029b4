import { createHmac, timingSafeEqual } from 'node:crypto'
import { secretKey } from '~/platform/keys.server'

export interface PaperNumber {
	voteId: string
	/** `number` of the roll's voter: 1, 2, … */
	number: number
}

// Crockford's, without I, L, O, U; with the dot it stays within the small alphabet of QR codes
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** 40 bits: enough against a slip or a guess at the door; whoever scans must have the right to that door all the same. */
function seal({ voteId, number }: PaperNumber): string {
	const hash = createHmac('sha256', secretKey('paper-numbers')).update(`paper 1 ${voteId} ${number}`).digest()
	let bits = 0n
	for (const byte of hash.subarray(0, 5)) bits = bits * 256n + BigInt(byte)
	let text = ''
	for (let shift = 35n; shift >= 0n; shift -= 5n) text += alphabet[Number((bits >> shift) & 31n)]
	return text
}

/** What the QR of a numbered paper ballot says: “W1.<vote>.<number>.<seal>”. It names nobody. */
export function paperNumberText(voteId: string, number: number): string {
	return `W1.${voteId}.${number}.${seal({ voteId, number })}`
}

/** The vote and number of a scanned text, alone or at the end of an address; null when it is not one of ours. */
export function readPaperNumber(text: string): PaperNumber | null {
	if (text.length > 400) return null
	const found = /(?:^|\/)W1\.([\w-]{1,64})\.([1-9]\d{0,6})\.([0-9A-Z]{8})$/.exec(text.trim())
	const [, voteId, digits, given] = found ?? []
	if (!voteId || !digits || !given) return null
	const paper = { voteId, number: Number(digits) }
	return timingSafeEqual(Buffer.from(given), Buffer.from(seal(paper))) ? paper : null
}
