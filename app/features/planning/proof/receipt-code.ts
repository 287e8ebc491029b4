import { sha256 } from '@noble/hashes/sha2.js'
import { fromBase64, fromHex, joined, toBase64, toHex, utf8 } from './bytes'
import { keyIdOf, keyTextOf, leafHashOf, nodeHashOf, salted } from './check-receipt'
import { climb } from './inclusion'
import { ballotChannels, ballotLeaf, rollLineText, sealedText } from './leaf-texts'
import { readBallot } from './read-leaves'
import { type Receipt, textOf } from './receipt-format'

/**
 * A receipt in so few bytes that a QR code holds it: all but the questions, of which the ballot holds the hash. What follows from
 * the rest — root, leaf, ids — is left out and rebuilt, so that a wrong byte breaks the signature.
 */
const version = 1
const choiceNames: readonly string[] = ['for', 'against', 'abstain', 'invalid']
const channels: readonly string[] = ballotChannels

function number(value: number): Uint8Array {
	const bytes: number[] = []
	let rest = value
	for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128)
	return Uint8Array.from([...bytes, rest])
}

const counted = (bytes: Uint8Array) => joined(number(bytes.length), bytes)
const urlSafe = (text: string) => text.replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '')

/** Of a receipt that holds. */
export function writeCode(receipt: Receipt): string {
	const ballot = readBallot(receipt.leaf)
	const [origin = '', size = '0', , , signature = ''] = receipt.head.split('\n')
	const [voterSalt = '', voterId = '', area = '0'] = receipt.voter.split(' ')
	const [salt = '', choices = ''] = receipt.ballot.split(' ')
	const key = fromBase64(receipt.key.split('+').slice(2).join('+'))
	const signed = fromBase64(signature.split(' ')[2] ?? '')
	if (!ballot || !key || !signed) throw new Error('This receipt does not hold')
	const bytes = joined(
		Uint8Array.of(version),
		counted(utf8(origin)),
		key.slice(1),
		number(Number(size)),
		number(Number(receipt.position)),
		signed.slice(4),
		number(ballot.version),
		number(ballot.previous === '-' ? 0 : Number(ballot.previous)),
		number(channels.indexOf(ballot.channel)),
		number(ballot.at),
		fromHex(ballot.questionsHash),
		fromHex(voterSalt),
		counted(utf8(voterId)),
		number(Number(area)),
		fromHex(salt),
		counted(Uint8Array.from(choices.split(','), (choice) => choiceNames.indexOf(choice))),
		...receipt.proof.map(fromHex),
	)
	return urlSafe(toBase64(bytes))
}

/** Takes bytes off the front, one after the other. */
function reader(bytes: Uint8Array) {
	let at = 0
	const take = (length: number) => {
		if (at + length > bytes.length) throw new RangeError('The code is too short')
		at += length
		return bytes.slice(at - length, at)
	}
	const takeNumber = () => {
		let value = 0
		for (let factor = 1; factor <= 2 ** 49; factor *= 128) {
			const [byte = 0] = take(1)
			value += (byte % 128) * factor
			if (byte < 128) return value
		}
		throw new RangeError('A number of the code is too long')
	}
	const takeText = () => textOf(take(takeNumber())) ?? ''
	return { take, takeNumber, takeText, left: () => bytes.length - at }
}

function decoded(code: string): Receipt | null {
	const bytes = fromBase64(code.replace(/-/g, '+').replace(/_/g, '/') + '='.repeat((4 - (code.length % 4)) % 4))
	if (bytes?.[0] !== version) return null
	const { take, takeNumber, takeText, left } = reader(bytes.slice(1))
	const origin = takeText()
	const name = origin.slice(0, origin.indexOf('/'))
	const voteId = origin.slice(origin.lastIndexOf('/') + 1)
	const publicKey = take(32)
	const [size, position] = [takeNumber(), takeNumber()]
	const signature = take(64)
	const [ballotVersion, previous, channel, at] = [takeNumber(), takeNumber(), takeNumber(), takeNumber()]
	const [questionsHash, voterSalt] = [toHex(take(32)), toHex(take(32))]
	const [voterId, area] = [takeText(), takeNumber()]
	const salt = toHex(take(32))
	const chosen = Array.from(take(takeNumber()), (index) => choiceNames[index])
	const choices = chosen.join(',')
	const proof = Array.from({ length: Math.ceil(left() / 32) }, () => take(32))
	const line = salted(voterSalt, rollLineText(voteId, voterId, area))
	const leaf = ballotLeaf({
		voteId,
		line,
		version: ballotVersion,
		previous: previous === 0 ? null : previous,
		channel: ballotChannels[channel] ?? 'online',
		at,
		questionsHash,
		choices: salted(salt, sealedText({ voteId, line, version: ballotVersion, area, choices })),
	})
	const path = { index: BigInt(position), size: BigInt(size), leaf: leafHashOf(leaf), proof }
	const root = climb(path, nodeHashOf) ?? sha256(new Uint8Array())
	const keyId = keyIdOf(name, joined(Uint8Array.of(1), publicKey))
	const signed = toBase64(joined(keyId, signature))
	return {
		format: 'wugong-receipt-1',
		key: keyTextOf(name, publicKey, 1),
		leaf,
		position: String(position),
		proof: proof.map(toHex),
		head: `${origin}\n${size}\n${toBase64(root)}\n\n— ${name} ${signed}\n`,
		questions: null,
		voter: `${voterSalt} ${voterId} ${area}`,
		ballot: `${salt} ${choices}`,
	}
}

/** The receipt in a code, or in an address that ends in one; null when there is none. That it holds is for checkReceipt to say. */
export function readCode(text: string): Receipt | null {
	const code = /(?:^|#r=)([\w-]{300,4000})$/.exec(text.trim())?.[1]
	if (code === undefined) return null
	try {
		const receipt = decoded(code)
		return receipt && writeCode(receipt) === code ? receipt : null
	} catch {
		return null
	}
}
