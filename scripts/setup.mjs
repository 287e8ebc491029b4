// Runs on any Node from 18 on and needs nothing installed.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
const inRoot = (...path) => join(root, ...path)
const bin = inRoot('node_modules', '.bin')

/** Our own Node 24, from the npm package `node`. */
export const ownNode = join(bin, process.platform === 'win32' ? 'node.cmd' : 'node')

/** What the portal in production runs with, in the Dockerfile too: small generations, so that a crowd leaves no 300 MiB behind. */
export const serving = ['--max-semi-space-size=8', '--max-old-space-size=512']

/** Runs a program to its end with our Node first on the PATH. Resolves to its exit code. */
export function run(command, args, { env = {}, stdio = 'inherit', signals = false } = {}) {
	const path = [bin, process.env.PATH].join(process.platform === 'win32' ? ';' : ':')
	const child = spawn(command, args, { cwd: root, stdio, env: { ...process.env, ...env, PATH: path } })
	if (signals) for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => child.kill(signal))
	return new Promise((resolve) => {
		child.on('error', (error) => {
			console.error(`${command}: ${error.message}`)
			resolve(127)
		})
		child.on('exit', (code, signal) => resolve(code ?? (signal ? 128 : 1)))
	})
}

/** What npm wrote about node_modules agrees with the lock file, apart from what is for other platforms. */
function isInstalled() {
	const written = inRoot('node_modules', '.package-lock.json')
	if (!existsSync(written) || !existsSync(ownNode)) return false
	const wanted = Object.entries(JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages)
	const present = JSON.parse(readFileSync(written, 'utf8')).packages
	return wanted.every(([path, { version, optional, devOptional, peer }]) => {
		if (path === '') return true
		const found = present[path]?.version
		return found === version || (found === undefined && (optional || devOptional || peer))
	})
}

function isAlive(pid) {
	try {
		process.kill(pid, 0)
		return true
	} catch (error) {
		return error.code === 'EPERM'
	}
}

/** Only one of several starts from the same folder does the work; the others wait for it. */
async function alone(name, work) {
	const lock = inRoot('.cache', `${name}.lock`)
	mkdirSync(inRoot('.cache'), { recursive: true })
	while (true) {
		try {
			writeFileSync(lock, String(process.pid), { flag: 'wx' })
			break
		} catch {
			const owner = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0
			if (owner > 0 && !isAlive(owner)) rmSync(lock, { force: true })
			await wait(300)
		}
	}
	const release = () => rmSync(lock, { force: true })
	process.on('exit', release)
	try {
		return await work()
	} finally {
		release()
		process.off('exit', release)
	}
}

function giveUp(message) {
	console.error(message)
	process.exit(1)
}

export async function ensureInstalled() {
	if (isInstalled()) return
	await alone('install', async () => {
		if (isInstalled()) return
		console.log('正在安装依赖 · Installing dependencies …')
		const npm = process.env.npm_execpath
		const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
		const code = npm ? await run(process.execPath, [npm, ...args]) : await run('npm', args)
		if (code !== 0 || !existsSync(ownNode)) giveUp('依赖安装失败 · npm ci failed')
	})
}

const sources = ['app', 'db', 'locales', 'public', 'scripts']
const settings = [
	'package-lock.json',
	'vite.config.ts',
	'remix.config.js',
	'tailwind.config.ts',
	'postcss.config.js',
	'tsconfig.json',
]
const builds = (file) => !/\.test\.tsx?$|\.mjs$|\.sql$|\.md$/.test(file)

function filesOf(folder) {
	if (!existsSync(inRoot(folder))) return []
	return readdirSync(inRoot(folder), { withFileTypes: true }).flatMap((entry) => {
		const path = `${folder}/${entry.name}`
		return entry.isDirectory() ? filesOf(path) : builds(entry.name) ? [path] : []
	})
}

/** Changes when a source of the build does. */
export function sourceHash() {
	const hash = createHash('sha256')
	for (const file of [...sources.flatMap(filesOf).sort(), ...settings]) {
		if (existsSync(inRoot(file)))
			hash
				.update(file)
				.update('\0')
				.update(readFileSync(inRoot(file)))
				.update('\0')
	}
	return hash.digest('hex')
}

const stamp = inRoot('build', 'sources')
const isBuilt = (hash) => existsSync(stamp) && readFileSync(stamp, 'utf8') === hash

export async function build({ quiet = false } = {}) {
	rmSync(stamp, { force: true })
	const hash = sourceHash()
	const env = { NODE_ENV: 'production' }
	const vite = ['node_modules/@remix-run/dev/dist/cli.js', 'vite:build', ...(quiet ? ['--logLevel', 'warn'] : [])]
	const code = (await run(ownNode, vite, { env })) || (await run(ownNode, ['scripts/compress-assets.mjs'], { env }))
	if (code === 0) writeFileSync(stamp, hash)
	return code
}

export async function ensureBuilt() {
	if (isBuilt(sourceHash())) return
	await alone('build', async () => {
		if (isBuilt(sourceHash())) return
		console.log('正在构建 · Building …')
		if ((await build({ quiet: true })) !== 0) giveUp('构建失败 · The build failed')
	})
}
