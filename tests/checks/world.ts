import { mkdirSync } from 'node:fs'
import { prepareStore } from 'db/migrate.server'
import { closeStore } from 'db/store.server'
import { type EstateOptions, makeEstate, type Voter } from '../../scripts/bench/register'
import { type Portal, type PortalOptions, startPortal } from '../support/portal'

export const dataDir = () => process.env.DATA_DIR ?? ''

/** An estate with an open vote, its owners signed in, in the database that the environment names. The store is closed again. */
export async function makeWorld(units: number, options: EstateOptions = {}): Promise<Voter[]> {
	mkdirSync(dataDir(), { recursive: true })
	await prepareStore()
	const voters = await makeEstate('玉林花园', units, Date.now(), options)
	await closeStore()
	return voters
}

/** The built portal on that database. */
export function portalOn(folder = dataDir(), options: PortalOptions = {}): Promise<Portal> {
	const env = { DATABASE_URL: process.env.DATABASE_URL ?? '', LOG_LEVEL: 'error', ...options.env }
	return startPortal({ ...options, dataDir: folder, env })
}

export function theVote(voters: readonly Voter[]): { voteId: string; estateId: string } {
	const [first] = voters
	if (!first) throw new Error('nobody lives here')
	return first
}
