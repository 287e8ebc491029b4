import { sweepImports } from './features/estates/register/import-files.server'
import { sweepLetters } from './features/estates/register/letter-files.server'
import { sweepFiles } from './features/files/sweep.server'
import { registerIdentityJobs } from './features/identity/jobs.server'
import { registerMessageJobs } from './features/messages/jobs.server'
import { settleVotes } from './features/planning/votes/settle-votes.server'
import { now } from './platform/clock.server'
import { registerJob } from './platform/jobs.server'
import { sweepLimits } from './platform/limits.server'

/** Every timed job of the product: cron patterns are in Shanghai time, numbers are milliseconds between two runs. */
export function registerJobs(): void {
	registerMessageJobs()
	registerIdentityJobs()
	registerJob('sweep-limits', '17 * * * *', sweepLimits)
	registerJob('sweep-imports', '23 * * * *', () => sweepImports(now()))
	registerJob('sweep-letters', '29 * * * *', () => sweepLetters(now()))
	registerJob('sweep-files', '41 3 * * *', () => sweepFiles(now()))
	registerJob('settle-votes', 2_000, () => settleVotes(now()))
}
