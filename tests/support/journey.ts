import { rm } from 'node:fs/promises'
import { test as base } from '@playwright/test'
import { copyCounty } from './county'
import { type Portal, startPortal } from './portal'

export { expect } from '@playwright/test'

/** A portal of one's own with the demo county. */
async function withCounty(use: (portal: Portal) => Promise<void>): Promise<void> {
	const dataDir = await copyCounty()
	const portal = await startPortal({ dataDir, env: { DEMO: '1' } })
	try {
		await use(portal)
	} finally {
		await portal.stop()
		await rm(dataDir, { recursive: true, force: true })
	}
}

interface PerTest {
	/** For a journey that moves the clock or must find the county untouched: also `test.use({ alone: true })`. */
	alone: boolean
	portal: Portal
}

interface PerWorker {
	sharedPortal: Portal
}

/** The journeys' `test`: `page` goes to a portal of this worker, or of this test with `alone`. */
export const test = base.extend<PerTest, PerWorker>({
	sharedPortal: [
		// biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
		async ({}, use) => {
			await withCounty(use)
		},
		{ scope: 'worker', timeout: 120_000 },
	],
	alone: [false, { option: true }],
	portal: async ({ alone, sharedPortal }, use) => {
		if (alone) await withCounty(use)
		else await use(sharedPortal)
	},
	baseURL: async ({ portal }, use) => {
		await use(portal.origin)
	},
})
