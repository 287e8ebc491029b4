import { createHmac, randomInt } from 'node:crypto'
import { secretKey } from '~/platform/keys.server'

/** No 0 and O, no 1, I and L: nothing on a printed letter reads as something else. 31^10 is about 2^49. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const length = 10

/** A code for an invitation letter, as it is printed: 'K7QMX-3RT9W'. */
export function makeInvitationCode(): string {
	const letters = Array.from({ length }, () => alphabet[randomInt(alphabet.length)])
	return formatInvitationCode(letters.join(''))
}

/** What a person typed as ten letters, or null: small letters, full-width ones, spaces and dashes of any kind are understood. */
export function readInvitationCode(typed: string): string | null {
	const letters = typed
		.slice(0, 100)
		.normalize('NFKC')
		.toUpperCase()
		.replace(/[\s\p{Pd}_.−]/gu, '')
	return letters.length === length && [...letters].every((letter) => alphabet.includes(letter)) ? letters : null
}

export function formatInvitationCode(letters: string): string {
	return `${letters.slice(0, 5)}-${letters.slice(5)}`
}

/** What the database keeps of a code: an HMAC with a key outside the database, so that a stolen table gives no letters. */
export function hashInvitationCode(code: string): string {
	return createHmac('sha256', secretKey('invitations'))
		.update(readInvitationCode(code) ?? code)
		.digest('hex')
}
