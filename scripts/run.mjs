// node scripts/run.mjs <task> [options]: `build`, `bench`, `check`, or the name of a script of this folder, run on our own Node.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { build, ensureBuilt, ensureInstalled, ownNode, root, run } from './setup.mjs'

const [task = '', ...options] = process.argv.slice(2)
/** Not beside the scripts that a person runs on a portal: those are built into it. */
const measuring = { bench: 'scripts/bench/run.ts', check: 'tests/checks/run.ts' }

await ensureInstalled()
if (task === 'build') {
	process.exitCode = await build()
} else if (Object.hasOwn(measuring, task)) {
	await ensureBuilt()
	process.exitCode = await run(ownNode, ['--import', 'tsx', measuring[task], ...options], { signals: true })
} else if (/^[\w-]+$/.test(task) && existsSync(join(root, 'scripts', `${task}.ts`))) {
	process.exitCode = await run(ownNode, ['--import', 'tsx', `scripts/${task}.ts`, ...options], { signals: true })
} else {
	console.error(`No task "${task}". scripts/*.ts and build are tasks.`)
	process.exitCode = 1
}
