import { oneTimeCodes } from 'db/schema'
import { write } from 'db/store.server'
import { lt } from 'drizzle-orm'
import { now } from '~/platform/clock.server'
import { registerJob } from '~/platform/jobs.server'
import { deleteEndedSessions } from '~/platform/session.server'

const day = 24 * 60 * 60_000

/** Sessions that have ended and codes of yesterday go away. */
export async function sweepIdentity(at = now()): Promise<void> {
	await write((tx) => deleteEndedSessions(tx, at))
	await write(async (tx) => {
		await tx.delete(oneTimeCodes).where(lt(oneTimeCodes.createdAt, at - day))
	})
}

export function registerIdentityJobs(): void {
	registerJob('sweep-identity', '23 * * * *', () => sweepIdentity())
}
