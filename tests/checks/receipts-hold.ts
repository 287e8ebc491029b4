/** A5: that many receipts and ten flips of each, by the function of the page and by verify.py; both without a network. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { prepareStore } from 'db/migrate.server'
import { write } from 'db/store.server'
import { whyNotReceipt } from '~/features/planning/proof/check-receipt'
import { receiptFile } from '~/features/planning/proof/receipt-file.server'
import { textOf } from '~/features/planning/proof/receipt-format'
import { placeBallot } from '~/features/planning/votes/place-ballot.server'
import { newId } from '~/platform/id'
import { makeEstate } from '../../scripts/bench/register'
import { type Asked, type Figure, must } from './figure'
import { pick, randomFrom } from './random'
import { dataDir } from './world'

const flips = 10
const batch = 100
const choices = ['for', 'against', 'abstain'] as const

function flipped(file: Uint8Array, random: () => number): Uint8Array {
	const copy = Uint8Array.from(file)
	const at = Math.floor(random() * copy.length)
	copy[at] = (copy[at] ?? 0) ^ (1 << Math.floor(random() * 8))
	return copy
}

/** How many of the files verify.py passes. */
function pythonPasses(folder: string, files: readonly Uint8Array[]): number {
	const paths = files.map((bytes, index) => {
		const path = join(folder, `${index}.json`)
		writeFileSync(path, bytes)
		return path
	})
	const { stdout, stderr, error } = spawnSync('python3', ['scripts/verify.py', '--brief', ...paths], {
		encoding: 'utf8',
		maxBuffer: 2 ** 26,
	})
	must(!error && stderr === '', `python3 did not verify: ${error?.message ?? stderr}`)
	return stdout.split('\n').filter((line) => line.startsWith('PASS ')).length
}

export async function check({ rounds, say, folder }: Asked): Promise<Figure> {
	mkdirSync(dataDir(), { recursive: true })
	await prepareStore()
	const at = Date.now()
	const voters = await makeEstate('玉林花园', Math.max(4, Math.ceil(rounds / 2)), at)
	const random = randomFrom(5)
	const numbers: { number: string; key: { estateId: string; voteId: string } }[] = []
	for (let index = 0; index < rounds; index++) {
		const { estateId, voteId, voterId, personId, matterIds } = voters[index % voters.length] ?? pick(voters, random)
		const ballot = {
			estateId,
			voteId,
			voterId,
			unitId: 'unit',
			channel: 'online' as const,
			castBy: personId,
			choices: Object.fromEntries(matterIds.map((id) => [id, pick(choices, random)])),
			requestKey: newId(),
		}
		const { receiptNumber } = await write((tx) => placeBallot(tx, ballot, at))
		numbers.push({ number: receiptNumber, key: { estateId, voteId } })
	}
	say(`${rounds} ballots`)
	const seen = { page: { held: 0, passed: 0 }, python: { held: 0, passed: 0 } }
	for (let from = 0; from < rounds; from += batch) {
		const files: Uint8Array[] = []
		for (const { number, key } of numbers.slice(from, from + batch)) {
			files.push(Buffer.from((await receiptFile(key, number)) ?? ''))
		}
		const wrong = files.flatMap((file) => Array.from({ length: flips }, () => flipped(file, random)))
		seen.page.held += files.filter((file) => whyNotReceipt(textOf(file)) === null).length
		seen.page.passed += wrong.filter((file) => whyNotReceipt(textOf(file)) === null).length
		seen.python.held += pythonPasses(folder, files)
		seen.python.passed += pythonPasses(folder, wrong)
		if (from % 500 === 0) say(`${from + files.length} receipts`)
	}
	const { page, python } = seen
	const passed = page.held === rounds && python.held === rounds && page.passed + python.passed === 0
	const text = `${rounds} receipts: ${page.held} hold in the page's check and ${python.held} in verify.py; of ${rounds * flips} flips ${page.passed} and ${python.passed} were not seen`
	return { passed, text }
}
