import { hashes, verify } from '@noble/ed25519'
import { sha256, sha512 } from '@noble/hashes/sha2.js'
import { fromBase64, fromHex, joined, sameBytes, toBase64, toHex, utf8 } from './bytes'
import { climb } from './inclusion'
import { rollLineText, sealedText } from './leaf-texts'
import { type ReadBallot, readBallot, readQuestions } from './read-leaves'
import { type Receipt, readReceipt } from './receipt-format'
import { demand, found, inSteps, type Report } from './verify-steps'

/** Checks a receipt without the server and without a network: in the browser, on the command line and before the portal gives it out. */
hashes.sha512 = sha512

const leafPrefix = Uint8Array.of(0)
const nodePrefix = Uint8Array.of(1)
export const leafHashOf = (leaf: string) => sha256(joined(leafPrefix, utf8(leaf)))
export const nodeHashOf = (left: Uint8Array, right: Uint8Array) => sha256(joined(nodePrefix, left, right))
export const salted = (salt: string, text: string) => toHex(sha256(joined(fromHex(salt), utf8(text))))

/** C2SP signed-note: the first four bytes of the hash of name, newline, algorithm and key. */
export const keyIdOf = (name: string, key: Uint8Array) => sha256(joined(utf8(`${name}\n`), key)).slice(0, 4)

export function keyTextOf(name: string, publicKey: Uint8Array, algorithm: number): string {
	const key = joined(Uint8Array.of(algorithm), publicKey)
	return `${name}+${toHex(keyIdOf(name, key))}+${toBase64(key)}`
}

export interface Key {
	name: string
	id: Uint8Array
	publicKey: Uint8Array
}

export function readKey(text: string): Key | null {
	const [, name = '', id = '', base64 = ''] = /^([^\s+]{1,200})\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})$/.exec(text) ?? []
	const key = fromBase64(base64)
	if (key?.length !== 33 || key[0] !== 1) return null
	const expected = keyIdOf(name, key)
	return toHex(expected) === id ? { name, id: expected, publicKey: key.slice(1) } : null
}

const noteShape = /^(([^\n]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n)\n— ([^\s+]+) ([A-Za-z0-9+/]{91}=)\n$/

/** The head of a note that the key signed; null for anything else. */
export function openHead(note: string, key: Key) {
	const [, text = '', origin = '', size = '0', root64 = '', name, signature64 = ''] = noteShape.exec(note) ?? []
	const [root, signature] = [fromBase64(root64), fromBase64(signature64)]
	if (root?.length !== 32 || signature?.length !== 68 || name !== key.name) return null
	if (!sameBytes(signature.slice(0, 4), key.id)) return null
	// RFC 8032 to the letter, as node:crypto and verify.py have it
	const holds = verify(signature.slice(4), utf8(text), key.publicKey, { zip215: false })
	return holds ? { origin, size, root } : null
}

export interface ReceiptReport extends Report {
	/** What the receipt says, as far as it has been read. */
	receipt: Receipt | null
	ballot: ReadBallot | null
	/** In the order of the questions. */
	choices: readonly string[]
	/** Their titles, where the receipt carries the questions. */
	titles: readonly string[]
}

/** Each step by itself; the first that fails ends the way. `expectedKey`: as posted, from elsewhere. */
export function checkReceipt(given: string | Receipt | null, expectedKey?: string): ReceiptReport {
	let receipt: Receipt | null = null
	let key: Key | null = null
	let head: ReturnType<typeof openHead> = null
	let ballot: ReadBallot | null = null
	let titles: readonly string[] = []
	const read = () => found(receipt, '')
	const leaf = () => found(ballot, '')
	const report = inSteps([
		[
			'format',
			() => {
				receipt = typeof given === 'string' ? readReceipt(given) : given
				const { proof } = found(receipt, 'this is no receipt, or not byte for byte as it was written')
				return `a receipt, ${proof.length} hashes`
			},
		],
		[
			'key',
			() => {
				key = found(readKey(read().key), 'the key is none')
				demand(!expectedKey || expectedKey === read().key, 'this is not the expected key')
				return `${read().key}${expectedKey ? ', as expected' : ' — compare it with the one that is posted'}`
			},
		],
		[
			'signature',
			() => {
				head = found(openHead(read().head, found(key, '')), 'the head is not signed by the key')
				return `${head.origin}, ${head.size} leaves`
			},
		],
		[
			'inclusion',
			() => {
				const { size, root } = found(head, '')
				const path = {
					index: BigInt(read().position),
					size: BigInt(size),
					leaf: leafHashOf(read().leaf),
					proof: read().proof.map(fromHex),
				}
				const reached = climb(path, nodeHashOf)
				demand(reached !== null && sameBytes(reached, root), 'the ballot is not in the log of this head')
				return `leaf ${read().position} of the log`
			},
		],
		[
			'ballot',
			() => {
				ballot = found(readBallot(read().leaf), 'the leaf is no ballot')
				demand(found(head, '').origin.endsWith(`/votes/${ballot.vote}`), 'the leaf is no ballot of this log')
				return `version ${ballot.version}, ${ballot.channel}`
			},
		],
		[
			'questions',
			() => {
				const { questions } = read()
				if (questions === null) return 'not part of a code: the ballot holds their hash'
				const own = toHex(sha256(utf8(questions)))
				demand(own === leaf().questionsHash, 'the ballot answers other questions')
				titles = found(readQuestions(questions), 'a question is none')
				return `${titles.length} questions, word for word`
			},
		],
		[
			'voter',
			() => {
				const [salt = '', voterId = '', area = ''] = read().voter.split(' ')
				demand(salted(salt, rollLineText(leaf().vote, voterId, area)) === leaf().line, 'the voter is another')
				return `area ${area}`
			},
		],
		[
			'choices',
			() => {
				const [salt = '', choices = ''] = read().ballot.split(' ')
				const area = Number(read().voter.split(' ')[2])
				const { vote: voteId, line, version, seal } = leaf()
				demand(salted(salt, sealedText({ voteId, line, version, area, choices })) === seal, 'the choices are others')
				const answered = read().questions === null || titles.length === choices.split(',').length
				demand(answered, 'the choices are not one for each question')
				return choices
			},
		],
	])
	const choices = report.passed ? (read().ballot.split(' ')[1] ?? '').split(',') : []
	return { ...report, receipt, ballot, choices, titles }
}

/** What is wrong with a receipt; null when all of it holds. */
export function whyNotReceipt(given: string | Receipt | null, expectedKey?: string): string | null {
	const { passed, steps } = checkReceipt(given, expectedKey)
	return passed ? null : (steps.find((step) => !step.passed)?.says ?? '')
}
