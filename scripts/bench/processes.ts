import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'

export interface Server {
	origin: string
	pid: number
	/** From the start of the process to its first good answer, in ms. */
	startedIn: number
	/** Resident memory in MiB, now and at most so far. */
	memory(): { now: number; peak: number }
	/** Processor time used so far, in ms; NaN where /proc does not tell. */
	busy(): number
	stop(): Promise<void>
	/** Resolves when it has ended, however. */
	ended: Promise<unknown>
}

const pinning = availableParallelism() >= 2 && spawnSync('taskset', ['-c', '0', 'true']).status === 0

/** The load comes from one core and every server works on another, so that neither takes the other's time. */
export function pinToLoadCore(): boolean {
	return pinning && spawnSync('taskset', ['-a', '-p', '-c', '1', String(process.pid)]).status === 0
}

const ownNode = join('node_modules', '.bin', 'node')

async function answers(url: string, until: number): Promise<void> {
	while (performance.now() < until) {
		const answer = await fetch(url).catch(() => null)
		await answer?.arrayBuffer()
		if (answer?.ok) return
		await new Promise((resolve) => setTimeout(resolve, 5))
	}
	throw new Error(`${url} does not answer`)
}

/** Starts a server that tells its port by a message, and waits until `health` answers 200. */
export async function startServer(
	args: readonly string[],
	{ folder, name, health, env = {} }: { folder: string; name: string; health: string; env?: Record<string, string> },
): Promise<Server> {
	const output = join(folder, `${name}.log`)
	const log = openSync(output, 'a')
	const command = pinning ? ['taskset', '-c', '0', ownNode, ...args] : [ownNode, ...args]
	const started = performance.now()
	const child = spawn(command[0] ?? ownNode, command.slice(1), {
		stdio: ['ignore', log, log, 'ipc'],
		env: {
			...process.env,
			NODE_ENV: 'production',
			HOST: '127.0.0.1',
			PORT: '0',
			DATABASE_URL: '',
			PUBLIC_ORIGIN: '',
			DATA_DIR: folder,
			...env,
		},
	})
	closeSync(log)
	const exited = once(child, 'exit')
	const kill = () => child.kill('SIGKILL')
	process.once('exit', kill)
	const told = once(child, 'message').then(([message]) => Number(message.port))
	const died = exited.then(() => {
		throw new Error(`${name} ended:\n${existsSync(output) ? readFileSync(output, 'utf8').slice(-3000) : ''}`)
	})
	const origin = `http://127.0.0.1:${await Promise.race([told, died])}`
	died.catch(() => {})
	await answers(origin + health, started + 60_000)
	const startedIn = performance.now() - started
	return {
		origin,
		pid: child.pid ?? 0,
		startedIn,
		memory: () => memoryOf(child.pid ?? 0),
		busy: () => busyOf(child.pid ?? 0),
		ended: exited,
		async stop() {
			child.kill('SIGTERM')
			const [code] = await exited
			process.off('exit', kill)
			if (code !== 0) throw new Error(`${name} ended with ${code}:\n${readFileSync(output, 'utf8').slice(-3000)}`)
		},
	}
}

/** From Linux' /proc; elsewhere from ps, which knows no peak. */
function memoryOf(pid: number): { now: number; peak: number } {
	const status = `/proc/${pid}/status`
	if (existsSync(status)) {
		const text = readFileSync(status, 'utf8')
		const value = (key: string) => Number(new RegExp(`^${key}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? Number.NaN) / 1024
		return { now: value('VmRSS'), peak: value('VmHWM') }
	}
	const now = Number(spawnSync('ps', ['-o', 'rss=', '-p', String(pid)]).stdout.toString()) / 1024
	return { now, peak: now }
}

/** Linux counts in hundredths of a second. */
function busyOf(pid: number): number {
	const stat = `/proc/${pid}/stat`
	if (!existsSync(stat)) return Number.NaN
	const fields = readFileSync(stat, 'utf8')
		.replace(/^.*\) /s, '')
		.split(' ')
	return (Number(fields[11]) + Number(fields[12])) * 10
}
