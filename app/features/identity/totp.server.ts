import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { secretKey } from '~/platform/keys.server'

/** The time step of RFC 6238, ms. */
const period = 30_000

export function makeTotpSecret(): string {
	return new Secret({ size: 20 }).base32
}

const totpOf = (secret: string, label = '') =>
	new TOTP({ issuer: '五共家园', label, secret: Secret.fromBase32(secret), digits: 6, period: period / 1000 })

/** What an authenticator app reads from the QR code. */
export function totpUri(secret: string, loginName: string): string {
	return totpOf(secret, loginName).toString()
}

/** The code of this moment: for tests and the demo. */
export function totpCode(secret: string, at: number): string {
	return totpOf(secret).generate({ timestamp: at })
}

/** The step that a code belongs to, one before or after the present one at most; null when it is wrong. */
export function totpStep(secret: string, code: string, at: number): number | null {
	const delta = totpOf(secret).validate({ token: code, timestamp: at, window: 1 })
	return delta === null ? null : Math.floor(at / period) + delta
}

const mark = 'sealed.'

/** A secret as the database keeps it: AES-256-GCM with a key outside the database. */
export function sealTotpSecret(secret: string): string {
	const iv = randomBytes(12)
	const cipher = createCipheriv('aes-256-gcm', secretKey('totp'), iv)
	const sealed = Buffer.concat([iv, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()])
	return mark + sealed.toString('base64url')
}

/** The secret of the database in clear. The demo county's are not sealed. */
export function openTotpSecret(stored: string): string {
	if (!stored.startsWith(mark)) return stored
	const sealed = Buffer.from(stored.slice(mark.length), 'base64url')
	const decipher = createDecipheriv('aes-256-gcm', secretKey('totp'), sealed.subarray(0, 12))
	decipher.setAuthTag(sealed.subarray(-16))
	return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]).toString('utf8')
}
