import { registerJob } from '~/platform/jobs.server'
import { configuredSenders, deliverMessages } from './deliver.server'

/** ms between two looks into the outbox: someone waits for a code. */
const pause = 1_000

export function registerMessageJobs(): void {
	const senders = configuredSenders()
	registerJob('deliver-messages', pause, () => deliverMessages(senders))
}
