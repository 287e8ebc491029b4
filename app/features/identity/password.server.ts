import { hash, type Options, verify } from '@node-rs/argon2'

/** argon2id, the library's default, at OWASP's cost: 20 ms on an idle machine of 2 cores, 46 MiB each. */
const cost: Options = { memoryCost: 47_104, timeCost: 1, parallelism: 1 }

const atOnce = 2
const longestQueue = 20

/** Too many passwords are being checked: the route answers 503. */
export class PasswordsBusy extends Error {
	override name = 'PasswordsBusy'
}

let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
	if (running >= atOnce) {
		if (waiting.length >= longestQueue) throw new PasswordsBusy('too many passwords at once')
		await new Promise<void>((resolve) => waiting.push(resolve))
	} else {
		running += 1
	}
	try {
		return await work()
	} finally {
		const next = waiting.shift()
		if (next) next()
		else running -= 1
	}
}

const prepared = (password: string) => password.normalize('NFKC')

export function hashPassword(password: string): Promise<string> {
	return inTurn(() => hash(prepared(password), cost))
}

let dummy: Promise<string> | undefined

/** False for a person who is unknown or has no password, after the same time. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
	dummy ??= hash('nobody has this password', cost)
	const known = passwordHash ?? (await dummy)
	const same = await inTurn(() => verify(known, prepared(password)))
	return same && passwordHash !== null
}
