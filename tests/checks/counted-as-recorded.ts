/**
 * A12: votes at random — rules, channels, changed ballots, papers, voids, an extension, silence — counted by the portal and
 * recounted by both verifiers from the sealed bundle; the public one must hold as well.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { prepareStore } from 'db/migrate.server'
import { conflictRules, silenceRules } from 'db/rule-profile'
import { ballotDeliveries, ruleProfiles, votes } from 'db/schema'
import { read, type Tx, write } from 'db/store.server'
import { and, eq } from 'drizzle-orm'
import type { Actor } from '~/features/identity/types'
import { bundleOf } from '~/features/planning/proof/bundle.server'
import { writeBundle } from '~/features/planning/proof/bundle-format'
import { logExtension, logPaper, positionOfBallot } from '~/features/planning/proof/log-events.server'
import { verifyBundle } from '~/features/planning/proof/verify-bundle'
import { announceResult } from '~/features/planning/votes/announce-result.server'
import { placeBallot } from '~/features/planning/votes/place-ballot.server'
import { settleVote } from '~/features/planning/votes/settle-votes.server'
import { voidBallot } from '~/features/planning/votes/void-ballot.server'
import { newId } from '~/platform/id'
import { makeEstate, regionPath, type Voter } from '../../scripts/bench/register'
import { type Asked, type Figure, must } from './figure'
import { pick, randomFrom } from './random'
import { dataDir } from './world'

const day = 86_400_000
const choices = ['for', 'for', 'for', 'against', 'abstain'] as const
const acts = [
	'online',
	'online',
	'online',
	'municipal',
	'paper',
	'paper',
	'blank',
	'void',
	'extend',
	'deliver',
] as const
type Random = () => number

const officer: Actor = {
	personId: 'check-officer',
	kind: 'staff',
	displayName: 'check',
	signedInAt: 0,
	grants: [{ role: 'street-officer', scopeKind: 'region', scopeId: '51', estateId: null, regionPath }],
	homes: [],
}

/** The national rules with each rule for conflicts and for silence. */
async function makeProfiles(): Promise<string[]> {
	const [national] = await read.select().from(ruleProfiles).where(eq(ruleProfiles.id, 'national-1')).limit(1)
	must(national, 'there are no national rules')
	const made = conflictRules.flatMap((conflict) => silenceRules.map((silence) => ({ conflict, silence })))
	for (const { conflict, silence } of made) {
		const id = `${conflict}.${silence}`
		const rules = { ...national.rules, conflict, silence }
		await write((tx) => tx.insert(ruleProfiles).values({ ...national, id, code: id, rules }))
	}
	return made.map(({ conflict, silence }) => `${conflict}.${silence}`)
}

interface Held {
	voters: readonly Voter[]
	closesAt: number
	extensions: number
	ballotIds: string[]
	random: Random
}

async function place(tx: Tx, held: Held, voter: Voter, channel: 'online' | 'municipal' | 'paper', at: number) {
	const { estateId, voteId, voterId, matterIds } = voter
	const { random } = held
	const own = { estateId, voteId, voterId, unitId: 'unit', channel, castBy: voter.personId, requestKey: newId() }
	const spoiled = () => channel === 'paper' && random() < 0.1
	const chosen = Object.fromEntries(
		matterIds.map((id) => [id, spoiled() ? ('invalid' as const) : pick(choices, random)]),
	)
	const placed = await placeBallot(tx, { ...own, choices: chosen }, at)
	held.ballotIds.push(placed.ballotId)
	return placed
}

async function paper(tx: Tx, held: Held, voter: Voter, blank: boolean, receivedAt: number, at: number): Promise<void> {
	const ballot = blank ? null : await place(tx, held, voter, 'paper', at)
	const outcome = ballot === null ? 'invalid' : ballot.counts ? 'confirmed' : 'set-aside'
	const read = {
		paperId: newId(),
		mode: 'open',
		photoHash: null,
		receivedAt,
		first: 'a',
		second: 'b',
		outcome,
	} as const
	const ballotPosition = ballot && (await positionOfBallot(tx, voter, ballot.ballotId))
	await logPaper(tx, voter, { ...read, voterId: voter.voterId, ballotPosition }, at)
}

async function extend(tx: Tx, held: Held, { estateId, voteId }: Voter, at: number): Promise<void> {
	const [from, to] = [held.closesAt, held.closesAt + day]
	await tx
		.update(votes)
		.set({ closesAt: to })
		.where(and(eq(votes.estateId, estateId), eq(votes.id, voteId)))
	held.extensions += 1
	await logExtension(tx, { estateId, voteId }, { number: held.extensions, from, to, reason: '延期' }, at)
	held.closesAt = to
}

async function act(held: Held, at: number): Promise<void> {
	const { random } = held
	const voter = pick(held.voters, random)
	const { estateId, voteId, voterId } = voter
	const what = pick(acts, random)
	await write(async (tx) => {
		if (what === 'online' || what === 'municipal') await place(tx, held, voter, what, at)
		else if (what === 'paper' || what === 'blank') await paper(tx, held, voter, what === 'blank', at - 1, at)
		else if (what === 'extend') await extend(tx, held, voter, at)
		else if (what === 'void' && held.ballotIds.length > 0) {
			const ballotId = pick(held.ballotIds, random)
			await voidBallot(tx, { estateId, voteId, ballotId, reason: '作废' }, 'officer', at)
		} else if (what === 'deliver') {
			const delivery = { method: 'hand', outcome: 'delivered', deliveredAt: at, recordedBy: 'a', note: '' } as const
			const key = { estateId, id: newId(), voteId, voterId, unitId: 'unit', fileId: 'proof', requestKey: newId() }
			await tx.insert(ballotDeliveries).values({ ...key, ...delivery })
		}
	})
}

/** Holds a vote to its announced result. */
async function hold(profileId: string, random: Random, at: number): Promise<Voter> {
	const options = { profileId, silenceClauseFileId: 'clause', closesAt: at + day }
	const voters = await makeEstate('核对花园', 1 + Math.floor(random() * 8), at, options)
	const [first] = voters
	must(first, 'nobody lives here')
	const held: Held = { voters, closesAt: at + day, extensions: 0, ballotIds: [], random }
	const count = Math.floor(random() * 4 * voters.length)
	for (let index = 0; index < count; index++) await act(held, at + 1000 + index)
	const { closesAt } = held
	if (random() < 0.5) await write((tx) => paper(tx, held, pick(voters, random), false, closesAt - 1, closesAt + 1))
	await settleVote(first.estateId, first.voteId, closesAt + 2)
	const estate = { id: first.estateId, regionPath }
	const announced = await announceResult(officer, estate, { voteId: first.voteId }, closesAt + 90 * day)
	must(announced.ok, announced.ok ? '' : announced.error)
	return first
}

export async function check({ rounds, say, folder, more }: Asked): Promise<Figure> {
	mkdirSync(dataDir(), { recursive: true })
	await prepareStore()
	const profiles = await makeProfiles()
	const random = randomFrom(Number(more.seed ?? 12))
	const differing: string[] = []
	const seen = { ballots: 0, deemed: 0, passed: 0 }
	for (let from = 0; from < rounds; from += 50) {
		const paths: string[] = []
		for (let index = from; index < Math.min(rounds, from + 50); index++) {
			const vote = await hold(profiles[index % profiles.length] ?? '', random, Date.now())
			for (const kind of ['sealed', 'public'] as const) {
				const bundle = await bundleOf(vote, kind)
				must(bundle, 'a vote has no log')
				const closing = bundle.leaves.at(-1) ?? ''
				if (kind === 'sealed') {
					seen.ballots += bundle.leaves.filter((leaf) => leaf.startsWith('wugong ballot ')).length
					seen.deemed += closing.includes(' deemed ') ? 1 : 0
					seen.passed += closing.includes('\npassed yes\n') ? 1 : 0
				}
				const bytes = Buffer.from(writeBundle(bundle))
				const failed = verifyBundle(bytes).steps.find(({ passed }) => !passed)
				if (failed) differing.push(`vote ${index}, ${kind}, verify.ts: ${failed.name}, ${failed.says}`)
				const path = join(folder, `${index}.${kind}.json`)
				writeFileSync(path, bytes)
				paths.push(path)
			}
		}
		const { stdout } = spawnSync('python3', ['scripts/verify.py', '--brief', ...paths], { encoding: 'utf8' })
		const lines = stdout.trim().split('\n')
		must(lines.length === paths.length, 'python3 did not verify')
		differing.push(...lines.filter((line) => !line.startsWith('PASS ')))
		if (from % 200 === 0) say(`${from + paths.length / 2} votes`)
	}
	for (const line of differing.slice(0, 10)) say(line)
	const { ballots, deemed, passed } = seen
	const text = `${rounds} votes with ${ballots} ballots, ${deemed} with silence that counts, ${passed} passed: ${differing.length} differ from a verifier's count`
	return { passed: differing.length === 0, text }
}
