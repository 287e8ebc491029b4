import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface Portal {
	/** As a browser sees it, e.g. http://127.0.0.1:40123 */
	readonly origin: string
	readonly port: number
	readonly pid: number
	readonly dataDir: string
	/** What it wrote to its console so far. */
	output(): string
	/** Its clock runs this many milliseconds ahead from now on (CLOCK_FILE); not in production without DEMO. */
	setClockAhead(milliseconds: number): Promise<void>
	kill(signal: NodeJS.Signals): void
	/** Resolves to the exit code, null after SIGKILL. */
	exited: Promise<number | null>
	/** SIGTERM, wait, and remove the data folder unless it was given. */
	stop(): Promise<number | null>
}

export interface PortalOptions {
	env?: Record<string, string>
	/** Kept at the end; without it, a new folder is made and removed. */
	dataDir?: string
	/** Options of Node itself. */
	nodeOptions?: string[]
	timeoutMs?: number
}

async function listeningPort(child: ChildProcess, output: () => string, timeoutMs: number): Promise<number> {
	const told = once(child, 'message').then(([message]) => Number(message?.port))
	const died = once(child, 'exit').then(() => Promise.reject(new Error(`The portal did not start:\n${output()}`)))
	const late = new Promise<never>((_resolve, reject) => {
		setTimeout(() => reject(new Error(`No portal after ${timeoutMs} ms:\n${output()}`)), timeoutMs).unref()
	})
	died.catch(() => {})
	return Promise.race([told, died, late])
}

/** Starts the built portal on a free port. Run `npm run build` before. */
export async function startPortal(options: PortalOptions = {}): Promise<Portal> {
	const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'wugong-')))
	const clock = join(dataDir, 'clock')
	const child = spawn(
		join(root, 'node_modules/.bin/node'),
		[...(options.nodeOptions ?? []), join(root, 'build/server/serve.js')],
		{
			cwd: root,
			stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
			env: {
				...process.env,
				NODE_ENV: 'production',
				HOST: '127.0.0.1',
				PORT: '0',
				DATA_DIR: dataDir,
				DATABASE_URL: '',
				PUBLIC_ORIGIN: '',
				DEMO: '0',
				LOG_LEVEL: 'warn',
				CLOCK_FILE: clock,
				...options.env,
			},
		},
	)
	let written = ''
	for (const stream of [child.stdout, child.stderr]) {
		stream?.setEncoding('utf8').on('data', (text: string) => {
			written += text
		})
	}
	const exited = once(child, 'exit').then(([code]) => (typeof code === 'number' ? code : null))
	const endWithParent = () => child.kill('SIGKILL')
	process.once('exit', endWithParent)
	exited.then(() => process.off('exit', endWithParent))

	const tidy = () => (options.dataDir ? Promise.resolve() : rm(dataDir, { recursive: true, force: true }))
	const port = await listeningPort(child, () => written, options.timeoutMs ?? 120_000).catch(async (error) => {
		child.kill('SIGKILL')
		await tidy()
		throw error
	})
	return {
		origin: `http://127.0.0.1:${port}`,
		port,
		pid: child.pid ?? 0,
		dataDir,
		output: () => written,
		async setClockAhead(milliseconds) {
			// in one piece: the portal reads it while it is written
			await writeFile(`${clock}.next`, String(milliseconds))
			await rename(`${clock}.next`, clock)
		},
		kill: (signal) => child.kill(signal),
		exited,
		async stop() {
			child.kill('SIGTERM')
			const code = await exited
			await tidy()
			return code
		},
	}
}
