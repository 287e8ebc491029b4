import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatInvitationCode, makeInvitationCode, readInvitationCode } from './invitation-code'

describe('the code of a letter', () => {
	it('is two groups of five letters that nobody confuses', () => {
		for (let count = 0; count < 200; count++) {
			expect(makeInvitationCode()).toMatch(/^[2-9A-HJKMNP-Z]{5}-[2-9A-HJKMNP-Z]{5}$/)
		}
	})

	it.each([
		['as printed', 'K7QMX-3RT9W'],
		['in small letters, without the dash', 'k7qmx3rt9w'],
		['with spaces and a long dash', ' K7QMX — 3RT9W '],
		['full width, as Chinese keyboards type it', 'Ｋ７ＱＭＸ－３ＲＴ９Ｗ'],
	])('is understood %s', (_, typed) => {
		expect(readInvitationCode(typed)).toBe('K7QMX3RT9W')
	})

	it.each([
		'',
		'K7QMX-3RT9',
		'K7QMX-3RT9WW',
		'K7QMX-3RT90',
		'K7QMX-3RTIL',
		'<script>',
		'x'.repeat(10_000),
		'\u0000'.repeat(10),
	])('is nothing for %j', (typed) => {
		expect(readInvitationCode(typed)).toBeNull()
	})

	it('reads what it prints, and never throws', () => {
		fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => readInvitationCode(typed)?.length !== 0))
		const code = makeInvitationCode()
		expect(formatInvitationCode(readInvitationCode(code) ?? '')).toBe(code)
	})
})
