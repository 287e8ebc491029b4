/**
 * Writes the bundle of every vote that is over: `npm run -s bundles -- <folder> [--public]`. Without --public those of counted
 * votes are sealed bundles, which open every ballot: for the street office and the auditor, never to be posted.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { closeStore } from 'db/store.server'
import { bundleOf, closedVotes } from '~/features/planning/proof/bundle.server'
import { writeBundle } from '~/features/planning/proof/bundle-format'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { public: { type: 'boolean' } } })
const [folder] = positionals
try {
	if (!folder) throw new Error('Say where to: npm run -s bundles -- <folder>')
	mkdirSync(folder, { recursive: true })
	for (const vote of await closedVotes()) {
		const kind = values.public || vote.cancelled ? 'public' : 'sealed'
		const bundle = await bundleOf(vote, kind)
		if (!bundle) throw new Error(`The vote ${vote.voteId} has no whole log`)
		const path = join(folder, `${vote.voteId}.${bundle.kind}.json`)
		writeFileSync(path, writeBundle(bundle), { mode: 0o600 })
		console.log(path)
	}
} catch (error) {
	console.error(error instanceof Error ? error.message : error)
	process.exitCode = 1
} finally {
	await closeStore()
}
