import { randomInt } from 'node:crypto'

/** Letters that nobody confuses when they are read out: no 0, O, 1, I, l. */
const letters = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** A password to be shown once and changed at the first sign-in: 'k7Qm-Rt9W-bX4e-Hn2p', 92 bits. */
export function makeOneTimePassword(): string {
	const groups = Array.from({ length: 4 }, () =>
		Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join(''),
	)
	return groups.join('-')
}

export type PasswordRefusal = 'staff:refusal.password-too-easy' | 'staff:refusal.password-same'

const common = /^(.)\1*$|^(?:password|passw0rd|qwerty|admin|wugong|abc|iloveyou|welcome|letmein|\d)+[\d!@#.]*$/i

/** Why this may not be the new password. Its length is the form's matter. */
export function whyNotPassword(
	password: string,
	{ loginName, isCurrent }: { loginName: string; isCurrent: boolean },
): PasswordRefusal | null {
	const bare = password.normalize('NFKC').toLowerCase()
	if (isCurrent) return 'staff:refusal.password-same'
	if (common.test(bare) || bare.includes(loginName.toLowerCase()) || new Set(bare).size < 5) {
		return 'staff:refusal.password-too-easy'
	}
	return null
}
