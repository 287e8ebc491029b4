import { now } from '~/platform/clock.server'
import { demoPassword } from '../demo/accounts'
import { isEmpty, seedDemo } from '../demo/seed'
import { signInLines } from '../demo/sign-in-lines'

/** Loads the demo county into an empty database. Answers the lines that say how to sign in. */
export async function prepareDemo(): Promise<string[]> {
	if (await isEmpty()) {
		console.log('  正在载入演示县 · Loading the demo county …')
		await seedDemo(now())
	}
	return signInLines(demoPassword)
}
