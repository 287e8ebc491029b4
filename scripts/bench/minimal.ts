import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const source = 'scripts/bench/minimal'
const target = '.cache/bench/minimal'

function filesOf(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
}

function sourceHash(): string {
	const hash = createHash('sha256')
	const files = [...filesOf(source), ...filesOf('db').filter((file) => !file.endsWith('.sql'))].sort()
	for (const file of [...files, 'package-lock.json', 'remix.config.js']) hash.update(file).update(readFileSync(file))
	return hash.digest('hex')
}

/** Builds the minimal application unless it has been; the file that serves it. */
export function builtMinimal(): string {
	const stamp = join(target, 'sources')
	const hash = sourceHash()
	if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== hash) {
		const vite = [
			'node_modules/@remix-run/dev/dist/cli.js',
			'vite:build',
			source,
			'--logLevel',
			'error',
			'--emptyOutDir',
		]
		const built = spawnSync(process.execPath, vite, {
			stdio: ['ignore', 'ignore', 'inherit'],
			env: { ...process.env, NODE_ENV: 'production' },
		})
		if (built.status !== 0) throw new Error('The minimal application does not build')
		mkdirSync(target, { recursive: true })
		writeFileSync(stamp, hash)
	}
	return join(target, 'server', 'serve.js')
}
