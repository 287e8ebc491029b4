import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { registerJob, runJob, startJobs, stopJobs } from '~/platform/jobs.server'

test('a job never runs twice at once, goes on after an error, and is waited for at the end', async () => {
	let running = 0
	let most = 0
	let runs = 0
	registerJob('slow', 5, async () => {
		running += 1
		most = Math.max(most, running)
		await wait(20)
		running -= 1
		runs += 1
		if (runs === 1) throw new Error('once')
	})
	startJobs()
	await Promise.all([runJob('slow'), runJob('slow'), wait(120)])
	await stopJobs()
	const atStop = runs
	expect(running).toBe(0)
	expect(most).toBe(1)
	expect(runs).toBeGreaterThan(2)
	await wait(60)
	expect(runs).toBe(atStop)
})
