import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { bundleOf } from '~/features/planning/proof/bundle.server'
import {
	type Bundle,
	headSizes,
	isSealed,
	readBundle,
	type SealedBundle,
	writeBundle,
} from '~/features/planning/proof/bundle-format'
import { signHead } from '~/features/planning/proof/checkpoint'
import { leafHash, rootOf } from '~/features/planning/proof/merkle'
import { signerFor } from '~/features/planning/proof/signer.server'
import { verifyBundle } from '~/features/planning/proof/verify-bundle'
import { announceResult } from '~/features/planning/votes/announce-result.server'
import { closesAt, type MadeVote } from './voting'

export const keyOf = (vote: MadeVote) => ({ estateId: vote.made.estate.id, voteId: vote.voteId })

export async function written(vote: MadeVote, kind: 'public' | 'sealed'): Promise<Buffer> {
	const bundle = await bundleOf(keyOf(vote), kind)
	if (!bundle) throw new Error('no bundle')
	return Buffer.from(writeBundle(bundle))
}

/** Verdicts of scripts/verify.py on files, in their order. */
export function pythonSays(files: readonly Uint8Array[], ...options: string[]): boolean[] {
	const folder = mkdtempSync(join(tmpdir(), 'wugong-bundles-'))
	try {
		const paths = files.map((bytes, index) => {
			const path = join(folder, `${index}.json`)
			writeFileSync(path, bytes)
			return path
		})
		const { stdout, error, stderr } = spawnSync('python3', ['scripts/verify.py', '--brief', ...options, ...paths], {
			encoding: 'utf8',
		})
		if (error || stderr) throw new Error(`python3 did not verify: ${error?.message ?? stderr}`)
		return stdout
			.trim()
			.split('\n')
			.map((line) => line.startsWith('PASS '))
	} finally {
		rmSync(folder, { recursive: true })
	}
}

/** The last day of posting is over. */
const announcedResultAt = closesAt + 60 * 24 * 3600 * 1000

export async function announce({ officer, made, voteId }: MadeVote): Promise<void> {
	const announced = await announceResult(officer, made.estate, { voteId }, announcedResultAt)
	if (!announced.ok) throw new Error(announced.error)
}

/** What whoever holds the key could write: leaves changed, heads made and signed anew. */
export function resigned(bytes: Uint8Array, change: (bundle: SealedBundle) => Partial<Bundle>): Buffer {
	const bundle = readBundle(bytes)
	if (!bundle || !isSealed(bundle)) throw new Error('not sealed')
	const lie = { ...bundle, ...change(bundle) }
	const origin = (bundle.heads[0] ?? '').split('\n')[0] ?? ''
	const hashes = lie.leaves.map((leaf) => leafHash(leaf))
	const heads = headSizes(hashes.length).map((size) =>
		signHead({ origin, size, root: rootOf(hashes.slice(0, size)) }, signerFor(origin)),
	)
	return Buffer.from(writeBundle({ ...bundle, ...lie, kind: bundle.kind, witnesses: [], heads }))
}

export const inLeaf = (leaves: readonly string[], at: number, shape: RegExp, by: string) => {
	const place = at < 0 ? leaves.length + at : at
	const changed = (leaves[place] ?? '').replace(shape, by)
	expect(changed).not.toBe(leaves[place])
	return leaves.with(place, changed)
}

/** The step at which verify.ts stops; null when all pass. verify.py must say pass or fail alike. */
export function bothSay(bytes: Uint8Array): string | null {
	const { passed, steps } = verifyBundle(bytes)
	expect(pythonSays([bytes])).toEqual([passed])
	return steps.find((step) => step.passed === false)?.name ?? null
}
