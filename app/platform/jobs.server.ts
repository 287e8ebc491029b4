import { Cron } from 'croner'
import { describeError, log } from './log.server'
import { jobRuns } from './metrics.server'

interface Job {
	readonly when: string | number
	readonly run: () => Promise<unknown>
	running: Promise<void> | null
	timer: Cron | NodeJS.Timeout | null
}

const jobs = new Map<string, Job>()
let started = false

/** @param when a cron pattern in Shanghai time, or milliseconds from the end of one run to the next */
export function registerJob(name: string, when: string | number, run: () => Promise<unknown>): void {
	if (started) throw new Error(`Job ${name} is registered after the start`)
	jobs.set(name, { when, run, running: null, timer: null })
}

async function attempt(name: string, job: Job): Promise<void> {
	try {
		await job.run()
		jobRuns.inc({ job: name, outcome: 'done' })
	} catch (error) {
		jobRuns.inc({ job: name, outcome: 'failed' })
		log.error({ job: name, err: describeError(error) }, 'job failed')
	}
}

/** Runs a job now; while it runs, a second call waits for that run. Never throws for what the job throws. */
export function runJob(name: string): Promise<void> {
	const job = jobs.get(name)
	if (!job) throw new Error(`No job ${name}`)
	job.running ??= attempt(name, job).finally(() => {
		job.running = null
	})
	return job.running
}

function repeat(name: string, job: Job, pause: number): void {
	job.timer = setTimeout(async () => {
		await runJob(name)
		if (started) repeat(name, job, pause)
	}, pause)
	job.timer.unref()
}

export function startJobs(): void {
	if (started) return
	started = true
	for (const [name, job] of jobs) {
		if (typeof job.when === 'number') repeat(name, job, job.when)
		else job.timer = new Cron(job.when, { timezone: 'Asia/Shanghai', unref: true }, () => runJob(name))
	}
}

/** No new runs; resolves when the runs under way have ended. */
export async function stopJobs(): Promise<void> {
	started = false
	for (const job of jobs.values()) {
		if (job.timer instanceof Cron) job.timer.stop()
		else if (job.timer) clearTimeout(job.timer)
		job.timer = null
	}
	await Promise.all([...jobs.values()].map((job) => job.running))
}
