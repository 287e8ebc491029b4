import { createHash } from 'node:crypto'
import { z } from 'zod'
import { openNote, readKey } from './checkpoint'
import { choicesSeal, rollLine } from './leaves'
import { includes, leafHash } from './merkle'
import { readBallot } from './read-leaves'

/** What proves off line that a ballot is in the log, and to its holder what it says. All values are text. */
const shape = z.strictObject({
	format: z.literal('wugong-receipt-1'),
	key: z.string(),
	leaf: z.string(),
	position: z.string().regex(/^(0|[1-9]\d{0,15})$/),
	proof: z.array(z.string().regex(/^[0-9a-f]{64}$/)),
	head: z.string(),
	/** The lines of the manifest with the questions word for word. */
	questions: z.string(),
	/** Salt, voter and area: open the voter's line. */
	voter: z.string().regex(/^[0-9a-f]{64} [\w.-]{1,64} (0|[1-9]\d{0,15})$/),
	/** Salt and choices: open the ballot. */
	ballot: z.string().regex(/^[0-9a-f]{64} (for|against|abstain)(,(for|against|abstain))*$/),
})

export type Receipt = z.infer<typeof shape>

export function writeReceipt(receipt: Receipt): string {
	return `${JSON.stringify(shape.parse(receipt), null, '\t')}\n`
}

export function readReceipt(bytes: Uint8Array): Receipt | null {
	try {
		const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
		const { data } = shape.safeParse(JSON.parse(text))
		return data && writeReceipt(data) === text ? data : null
	} catch {
		return null
	}
}

const bytesOf = (text: string) => Buffer.from(text, 'hex')

/** What is wrong with a receipt; null when all of it holds. */
export function whyNotReceipt(bytes: Uint8Array, expectedKey?: string): string | null {
	const receipt = readReceipt(bytes)
	if (!receipt) return 'this is no receipt, or not byte for byte as it was written'
	const key = readKey(receipt.key)
	if (!key || (expectedKey && expectedKey !== receipt.key)) return 'the key is none, or not the expected one'
	const head = openNote(receipt.head, key)
	if (!head) return 'the head is not signed by the key'
	const inclusion = {
		index: BigInt(receipt.position),
		size: BigInt(head.size),
		leaf: leafHash(receipt.leaf),
		proof: receipt.proof.map(bytesOf),
		root: head.root,
	}
	if (!includes(inclusion)) return 'the ballot is not in the log of this head'
	const ballot = readBallot(receipt.leaf)
	if (!ballot || !head.origin.endsWith(`/votes/${ballot.vote}`)) return 'the leaf is no ballot of this log'
	if (createHash('sha256').update(receipt.questions).digest('hex') !== ballot.questionsHash) return 'other questions'
	const [voterSalt = '', voterId = '', area = ''] = receipt.voter.split(' ')
	const { vote, line, version } = ballot
	if (rollLine(bytesOf(voterSalt), vote, voterId, Number(area)) !== line) return 'the voter is another'
	const [salt = '', choices = ''] = receipt.ballot.split(' ')
	const sealed = { voteId: vote, line, version, area: Number(area), choices }
	return choicesSeal(bytesOf(salt), sealed) === ballot.seal ? null : 'the choices are others'
}
