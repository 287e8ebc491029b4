import { readFileSync } from 'node:fs'
import { env } from './env.server'

/** A file holding milliseconds to add to the clock: for tests and for showing a demo county on a later day. */
const clockFile = env.NODE_ENV !== 'production' || env.DEMO ? env.CLOCK_FILE : undefined

function offset(path: string): number {
	try {
		const milliseconds = Number(readFileSync(path, 'utf8'))
		return Number.isSafeInteger(milliseconds) ? milliseconds : 0
	} catch {
		return 0
	}
}

/** Milliseconds UTC. */
export function now(): number {
	return clockFile === undefined ? Date.now() : Date.now() + offset(clockFile)
}
