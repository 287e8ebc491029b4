import { estates } from 'db/schema'
import { read } from 'db/store.server'
import { now } from '~/platform/clock.server'
import { demoPassword } from '../demo/accounts'
import { signInLines } from '../demo/sign-in-lines'

/** Loads the demo county into an empty database. Answers the lines that say how to sign in. */
export async function prepareDemo(): Promise<string[]> {
	const [estate] = await read.select({ id: estates.id }).from(estates).limit(1)
	if (!estate) {
		console.log('  正在载入演示县 · Loading the demo county …')
		const { seedDemo } = await import('../demo/seed')
		await seedDemo(now())
	}
	return signInLines(demoPassword)
}
