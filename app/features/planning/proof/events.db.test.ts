import { randomBytes } from 'node:crypto'
import { conflictRules, type RuleProfile } from 'db/rule-profile'
import { rollUnits, rollVoters, ruleProfiles, votes } from 'db/schema'
import { read, type Tx, write } from 'db/store.server'
import { and, asc, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { newId } from '~/platform/id'
import { announce, bothSay, inLeaf, keyOf, pythonSays, resigned, written } from '../../../../tests/support/bundles'
import { freshDatabase } from '../../../../tests/support/database'
import { communityPath, makeEstate, makeHolder, makeResident } from '../../../../tests/support/factories'
import { closesAt, type MadeVote, makeVote, midway, opensAt } from '../../../../tests/support/voting'
import { cancelVote } from '../votes/cancel-vote.server'
import { type Channel, countingSeq } from '../votes/counting'
import { placeBallot } from '../votes/place-ballot.server'
import type { Choice } from '../votes/rules'
import { settleVotes } from '../votes/settle-votes.server'
import { voidBallot } from '../votes/void-ballot.server'
import { bundleOf } from './bundle.server'
import { readBundle, type SealedBundle } from './bundle-format'
import { checkReceipt, whyNotReceipt } from './check-receipt'
import { cosignHead } from './cosign-head.server'
import { forgetPerson } from './forget-person.server'
import { logExtension, logPaper, positionOfBallot } from './log-events.server'
import { consistencyOf, latestHeads } from './queries.server'
import { readCode } from './receipt-code'
import { receiptCode, receiptFile } from './receipt-file.server'
import { textOf } from './receipt-format'
import { mutate } from './tamper'
import { verifyBundle } from './verify-bundle'
import { verifyDiff } from './verify-diff'
import { cosign } from './witness'

beforeEach(freshDatabase)

const day = 24 * 3600 * 1000
const extendedTo = closesAt + 3 * day

async function putRules(change: Partial<RuleProfile>): Promise<void> {
	const [national] = await read.select().from(ruleProfiles).limit(1)
	if (!national) throw new Error('no profile')
	const rules = { ...national.rules, ...change }
	const row = { ...national, id: newId(), code: `test-${newId()}`, version: 1, regionPath: communityPath, rules }
	await write((tx) => tx.insert(ruleProfiles).values(row))
}

interface Voter {
	id: string
	unitId: string
	ownerIds: string[]
}

interface Held extends MadeVote {
	voters: Voter[]
}

async function opened(change: Partial<RuleProfile> = {}): Promise<Held> {
	await putRules(change)
	const areas = [6000, 7001, 8020, 9300, 10_000, 11_111, 12_345, 13_000]
	const vote = await makeVote({ made: await makeEstate({ areas }) })
	await settleVotes(opensAt)
	const voters = await read
		.select({ id: rollVoters.id, unitId: rollUnits.unitId, ownerIds: rollVoters.ownerIds })
		.from(rollVoters)
		.innerJoin(rollUnits, and(eq(rollUnits.voteId, rollVoters.voteId), eq(rollUnits.voterId, rollVoters.id)))
		.where(eq(rollVoters.voteId, vote.voteId))
		.orderBy(asc(rollVoters.number))
	return { ...vote, voters }
}

async function place(tx: Tx, vote: Held, voter: number, channel: Channel, choice: Choice | 'invalid', at: number) {
	const { id: voterId = '', unitId = '' } = vote.voters[voter] ?? {}
	const [first = '', ...rest] = vote.matterIds
	const choices = Object.fromEntries([[first, choice], ...rest.map((id) => [id, 'for'] as const)])
	const key = { ...keyOf(vote), voterId, unitId }
	return placeBallot(tx, { ...key, channel, castBy: 'somebody', choices, requestKey: newId() }, at)
}

const electronically = (vote: Held, voter: number, choice: Choice, at: number, channel: Channel = 'online') =>
	write((tx) => place(tx, vote, voter, channel, choice, at))

/** A paper that came in at `receivedAt` and was confirmed at `at`, or blank. */
const onPaper = (vote: Held, voter: number, choice: Choice | 'invalid' | 'blank', receivedAt: number, at: number) =>
	write(async (tx) => {
		const key = keyOf(vote)
		const ballot = choice === 'blank' ? null : await place(tx, vote, voter, 'paper', choice, at)
		const paper = {
			paperId: newId(),
			voterId: vote.voters[voter]?.id ?? '',
			mode: 'open' as const,
			photoHash: randomBytes(32).toString('hex'),
			receivedAt,
			first: 'captain-1',
			second: 'worker-2',
			outcome: ballot ? (ballot.counts ? ('confirmed' as const) : ('set-aside' as const)) : ('invalid' as const),
			ballotPosition: ballot && (await positionOfBallot(tx, key, ballot.ballotId)),
		}
		await logPaper(tx, key, paper, at)
		return ballot
	})

const extend = (vote: Held) =>
	write(async (tx) => {
		const { estateId, voteId } = keyOf(vote)
		await tx
			.update(votes)
			.set({ closesAt: extendedTo })
			.where(and(eq(votes.estateId, estateId), eq(votes.id, voteId)))
		const extension = { number: 1, from: closesAt, to: extendedTo, reason: '下雨\n"多日"' }
		await logExtension(tx, { estateId, voteId }, extension, closesAt - day)
	})

const avoid = (vote: Held, ballotId: string, at: number) =>
	write((tx) => voidBallot(tx, { ...keyOf(vote), ballotId, reason: '不是本人' }, 'officer', at))

/** Every kind of leaf, and voters with several ballots in each order. */
async function eventfulVote(change: Partial<RuleProfile> = {}): Promise<Held & { receipts: string[] }> {
	const vote = await opened(change)
	const receipts: string[] = []
	const keep = ({ receiptNumber }: { receiptNumber: string }) => receipts.push(receiptNumber)
	keep(await electronically(vote, 0, 'for', midway))
	await onPaper(vote, 0, 'against', midway, midway + 1)
	await onPaper(vote, 1, 'for', midway, midway + 2)
	keep(await electronically(vote, 1, 'against', midway + 3, 'municipal'))
	await onPaper(vote, 1, 'abstain', midway, midway + 4)
	const wrong = await electronically(vote, 2, 'against', midway + 5)
	await onPaper(vote, 2, 'for', midway, midway + 6)
	await onPaper(vote, 3, 'invalid', midway, midway + 7)
	await onPaper(vote, 4, 'blank', midway, midway + 8)
	await avoid(vote, wrong.ballotId, midway + 9)
	await extend(vote)
	keep(await electronically(vote, 5, 'for', closesAt + 5))
	const late = await onPaper(vote, 6, 'for', extendedTo - 1, extendedTo + 10)
	keep(await electronically(vote, 0, 'against', closesAt + 6))
	await settleVotes(extendedTo + 20)
	await avoid(vote, late?.ballotId ?? '', extendedTo + day)
	return { ...vote, receipts }
}

describe('papers, voids and extensions', () => {
	test.each(conflictRules)('are followed alike by the portal and both verifiers where %s', async (conflict) => {
		const vote = await eventfulVote({ conflict })
		const preliminary = [await written(vote, 'sealed'), await written(vote, 'public')]
		expect(preliminary.map((bytes) => readBundle(bytes)?.kind)).toEqual(['sealed-interim', 'interim'])
		await announce(vote)
		const last = [await written(vote, 'sealed'), await written(vote, 'public')]
		const failed = [...preliminary, ...last].flatMap((bytes) =>
			verifyBundle(bytes).steps.filter((step) => !step.passed),
		)
		expect(failed).toEqual([])
		expect(pythonSays([...preliminary, ...last])).toEqual([true, true, true, true])
		expect(verifyDiff(preliminary[1] ?? Buffer.alloc(0), last[0] ?? Buffer.alloc(0)).passed).toBe(true)
		const closing = readBundle(last[0] ?? Buffer.alloc(0))?.leaves.at(-1) ?? ''
		const given = (channels: Channel[]) => channels.map((channel, at) => ({ seq: at + 1, channel, voided: false }))
		const papersCount = [
			['online', 'paper', 'online'] as Channel[],
			['paper', 'municipal', 'paper'] as Channel[],
		].filter((channels) => channels[countingSeq(conflict, given(channels)) - 1] === 'paper').length
		expect(closing).toContain(`\npapers ${papersCount + 2} set-aside ${3 - papersCount} invalid 1 void 2\n`)
		expect(closing).toMatch(/\ncounted 5\//)
	})

	test('1,000 tamperings of such bundles are seen by both verifiers', async () => {
		const vote = await eventfulVote()
		await announce(vote)
		const bundles = [await written(vote, 'sealed'), await written(vote, 'public')]
		const key = readBundle(bundles[0] ?? Buffer.alloc(0))?.key ?? ''
		const mutants = Array.from({ length: 1000 }, (_, seed) => mutate(bundles[seed % 2] ?? Buffer.alloc(0), seed))
		const missed = mutants.filter(({ bytes }) => verifyBundle(bytes, key).passed)
		expect(missed.map(({ what }) => what)).toEqual([])
		const python = pythonSays(
			mutants.map(({ bytes }) => bytes),
			'--key',
			key,
		)
		expect(mutants.filter((_, index) => python[index] !== false).map(({ what }) => what)).toEqual([])
	})

	test('a cancelled vote has a bundle without a count', async () => {
		const vote = await opened()
		await electronically(vote, 0, 'for', midway)
		await cancelVote(vote.officer, vote.made.estate, { voteId: vote.voteId, reason: '方案\n要改' }, midway + 1)
		const bytes = await written(vote, 'public')
		expect(readBundle(bytes)?.kind).toBe('public')
		expect(bothSay(bytes)).toBeNull()
	})
})

type Change = (bundle: SealedBundle) => Partial<SealedBundle>
const whereIs = (leaves: readonly string[], shape: RegExp) => leaves.findIndex((leaf) => shape.test(leaf))
const inKind =
	(kind: string, shape: RegExp, by: string): Change =>
	({ leaves }) => ({ leaves: inLeaf(leaves, whereIs(leaves, new RegExp(`^wugong ${kind} `)), shape, by) })
/** Leaves are exchanged for harmless ones of the same length of log, so that places stay. */
const drop =
	(shape: RegExp): Change =>
	({ leaves }) => ({ leaves: leaves.with(whereIs(leaves, shape), leaves[1] ?? '') })

test.each<[string, string, Change]>([
	['takes a paper that came in late', 'papers', inKind('paper', /received \d+/, `received ${closesAt}`)],
	['lets one person read a paper twice', 'papers', inKind('paper', /first (\w+)\nsecond \w+/, 'first $1\nsecond $1')],
	['calls a ballot of a paper blank', 'papers', inKind('paper', /outcome \S+/, 'outcome invalid')],
	['gives a paper another ballot', 'papers', inKind('paper', /ballot \d+/, 'ballot 1')],
	[
		'names another reader',
		'papers',
		({ papers }) => ({ papers: papers.with(0, (papers[0] ?? '').replace('captain-1', 'captain-2')) }),
	],
	['calls an online ballot one of paper', 'papers', inKind('ballot', /channel online/, 'channel paper')],
	[
		'leaves the papers out',
		'ballots',
		({ leaves }) => ({ leaves: leaves.filter((leaf) => !leaf.startsWith('wugong paper')) }),
	],
	[
		'takes an extension out',
		'ballots',
		({ leaves }) => ({ leaves: leaves.filter((leaf) => !leaf.startsWith('wugong extension')) }),
	],
	['extends after the closing', 'window', inKind('extension', /at \d+\n$/, `at ${closesAt}\n`)],
	['extends backwards', 'window', inKind('extension', /closing (\d+) \d+/, 'closing $1 $1')],
	['extends for the second time', 'window', inKind('extension', /number 1/, 'number 2')],
	['voids what is no ballot', 'voids', inKind('void', /ballot \d+/, 'ballot 0')],
	['goes on after the end', 'window', ({ leaves }) => ({ leaves: [...leaves, leaves.at(-1) ?? ''] })],
	['doubles a ballot', 'ballots', drop(/^wugong void /)],
	[
		'lets another rule choose the ballots',
		'closing record',
		inKind('manifest', /conflict \S+/, 'conflict paper-stands'),
	],
	['counts a paper more', 'closing record', inKind('closing', /papers (\d+)/, 'papers 7')],
	['counts a voter more', 'closing record', inKind('closing', /counted 5/, 'counted 6')],
	['writes a weight of its own for the counted', 'tally', inKind('closing', /counted 5\/\d+/, 'counted 5/4321')],
	['says approval is of all', 'ballots', inKind('manifest', /of participants/, 'of all')],
	[
		'lets silence count',
		'tally',
		inKind('closing', / passed no\n/, ' passed no deemed for 1/6000 deemed-passed yes\n'),
	],
])('whoever has the key and %s is found at the step "%s"', async (_, step, change) => {
	const vote = await eventfulVote({ conflict: 'electronic-stands' })
	await announce(vote)
	expect(bothSay(resigned(await written(vote, 'sealed'), change))).toBe(step)
})

describe('silence that counts', () => {
	async function deemed(line: string): Promise<string | null> {
		const vote = await opened()
		for (const voter of [0, 1, 2]) await electronically(vote, voter, 'for', midway)
		await settleVotes(closesAt)
		await announce(vote)
		const change: Change = ({ leaves }) => {
			const allowed = inLeaf(leaves, 0, /silence \S+/, 'silence deemed-majority')
			return {
				leaves: inLeaf(inLeaf(allowed, -1, / passed no\n/g, ` passed no ${line}\n`), -1, /\npassed no/, '\npassed yes'),
			}
		}
		return bothSay(resigned(await written(vote, 'sealed'), change))
	}

	test('goes with the choice that leads, and no further than the roll', async () => {
		expect(await deemed('deemed for 4/40000 deemed-passed yes')).toBeNull()
		await freshDatabase()
		expect(await deemed('deemed for 6/40000 deemed-passed yes')).toBe('tally')
		await freshDatabase()
		expect(await deemed('deemed against 4/40000 deemed-passed yes')).toBe('tally')
		await freshDatabase()
		expect(await deemed('deemed - 0/0 deemed-passed yes')).toBe('tally')
	})
})

describe('witnesses', () => {
	const memory = () => {
		const kept = new Map<string, string>()
		return {
			getItem: (name: string) => kept.get(name) ?? null,
			setItem: (name: string, value: string) => void kept.set(name, value),
		}
	}

	test('cosign heads that go on from their last one, and both verifiers check them', async () => {
		const vote = await opened()
		const { made } = vote
		const scope = { scopeKind: 'building' as const, scopeId: made.units[0]?.buildingId ?? '' }
		const captain = await makeHolder('captain', { ...scope, estateId: made.estate.id, regionPath: null })
		const device = memory()
		const offer = async () => {
			const log = await latestHeads(keyOf(vote))
			if (!log) throw new Error('no log')
			return { personId: captain.personId, note: log.latest.own, key: log.key, size: log.latest.size }
		}
		const first = await offer()
		const signed = cosign(device, { ...first, proof: [] }, midway)
		if (typeof signed === 'string') throw new Error(signed)
		expect(await cosignHead(captain, made.estate, { ...signed, voteId: vote.voteId }, midway)).toMatchObject({
			ok: true,
		})
		expect(await cosignHead(captain, made.estate, { ...signed, voteId: vote.voteId }, midway)).toMatchObject({
			ok: true,
		})
		for (const voter of [0, 1, 2, 3, 4]) await electronically(vote, voter, 'for', midway + voter)
		const next = await offer()
		const proof = (await consistencyOf(keyOf(vote), 1, next.size)) ?? []
		expect(cosign(device, { ...next, proof: proof.slice(1) }, midway)).toBe('changed')
		const later = cosign(device, { ...next, proof }, midway)
		if (typeof later === 'string') throw new Error(later)
		expect(await cosignHead(captain, made.estate, { ...later, voteId: vote.voteId }, midway + 5)).toMatchObject({
			ok: true,
		})
		expect(cosign(device, { ...first, proof: [] }, midway)).toBe('shorter')
		await electronically(vote, 5, 'against', midway + 9)
		await settleVotes(closesAt)
		await announce(vote)
		const bytes = await written(vote, 'sealed')
		expect(readBundle(bytes)?.heads.filter((head) => head.includes('/witnesses/'))).toHaveLength(1)
		expect(bothSay(bytes)).toBeNull()
		const key = readBundle(bytes)?.key ?? ''
		const mutants = Array.from({ length: 300 }, (_, seed) => mutate(bytes, seed).bytes)
		expect(mutants.filter((mutant) => verifyBundle(mutant, key).passed)).toEqual([])
		expect(pythonSays(mutants, '--key', key)).not.toContain(true)
	})

	test('others, other keys and wrong lines are refused', async () => {
		const vote = await opened()
		const { made } = vote
		const scope = { scopeKind: 'estate' as const, scopeId: made.estate.id, estateId: made.estate.id, regionPath: null }
		const supervisor = await makeHolder('resident-supervisor', scope)
		const captain = await makeHolder('captain', scope)
		const owner = await makeResident(made, made.units[0])
		const log = await latestHeads(keyOf(vote))
		if (!log) throw new Error('no log')
		const offered = { personId: supervisor.personId, note: log.latest.own, key: log.key, proof: [] }
		const signed = cosign(memory(), offered, midway)
		if (typeof signed === 'string') throw new Error(signed)
		const given = { ...signed, voteId: vote.voteId }
		const refusal = async (actor: typeof owner, change: Partial<typeof given>, at = midway) => {
			const result = await cosignHead(actor, made.estate, { ...given, ...change }, at)
			return result.ok ? null : result.error
		}
		expect(await refusal(owner, {})).toBe('proof:refusal.not-witness')
		expect(await refusal(vote.officer, {})).toBe('proof:refusal.not-witness')
		expect(await refusal(supervisor, { size: 2 })).toBe('proof:refusal.no-such-head')
		expect(await refusal(supervisor, { key: log.key })).toBe('proof:refusal.no-such-key')
		const line = given.line.replace(/.{6}==$/, 'AAAAAA==')
		expect(await refusal(supervisor, { line })).toBe('proof:refusal.not-signed')
		expect(await refusal(supervisor, {}, midway + day)).toBe('proof:refusal.clock')
		expect(await refusal(supervisor, {})).toBeNull()
		expect(await refusal(captain, {})).toBe('proof:refusal.no-such-key')
	})
})

describe('a person who is forgotten', () => {
	test('leaves a log that verifies, and a sealed bundle that says what is gone', async () => {
		const vote = await eventfulVote()
		await announce(vote)
		const [publicBefore, sealedBefore] = [await written(vote, 'public'), await written(vote, 'sealed')]
		const voter = { ...keyOf(vote), voterId: vote.voters[0]?.id ?? '' }
		await write((tx) => forgetPerson(tx, { personId: 'captain-1', voters: [voter] }))
		expect(await written(vote, 'public')).toEqual(publicBefore)
		const sealed = await written(vote, 'sealed')
		const opened = (bytes: Buffer) => {
			const bundle = readBundle(bytes)
			return bundle && 'roll' in bundle ? [...bundle.roll, ...bundle.openings, ...bundle.papers] : []
		}
		const gone = opened(sealedBefore).filter((line) => !opened(sealed).includes(line))
		// the line, three ballots, and the seven papers that this captain read
		expect(gone).toHaveLength(11)
		expect(String(sealed)).not.toContain(voter.voterId)
		expect(bothSay(sealed)).toBeNull()
		expect(verifyBundle(sealed).steps.at(-1)?.says).toContain('11 openings have been deleted')
		expect(await receiptFile(keyOf(vote), vote.receipts[0] ?? '')).toBeNull()
		const lie = resigned(sealed, ({ leaves }) => ({
			leaves: inLeaf(leaves, -1, /against (\d+)\/(\d+)/, 'against 0/0'),
		}))
		expect(bothSay(lie)).toBe('tally')
	})

	test('before the closing, the vote still closes', async () => {
		const vote = await opened()
		for (const voter of [0, 1]) await electronically(vote, voter, 'for', midway)
		const voters = [{ ...keyOf(vote), voterId: vote.voters[0]?.id ?? '' }]
		await write((tx) => forgetPerson(tx, { personId: 'nobody', voters }))
		await electronically(vote, 0, 'against', midway + 1)
		await settleVotes(closesAt)
		await announce(vote)
		expect(bothSay(await written(vote, 'sealed'))).toBeNull()
	})
})

describe('receipts', () => {
	test('of every channel hold in both verifiers, and as a code', async () => {
		const vote = await eventfulVote()
		const files: Buffer[] = []
		for (const number of vote.receipts) {
			const file = Buffer.from((await receiptFile(keyOf(vote), number)) ?? '')
			const code = (await receiptCode(keyOf(vote), number)) ?? ''
			files.push(file)
			expect(checkReceipt(textOf(file)).steps.filter(({ passed }) => !passed)).toEqual([])
			expect(code.length).toBeLessThan(1200)
			const fromCode = readCode(`http://localhost/verify#r=${code}`)
			expect(checkReceipt(fromCode)).toMatchObject({ passed: true, choices: checkReceipt(textOf(file)).choices })
			for (let at = files.length; at < code.length; at += 3) {
				const wrong = code.slice(0, at) + (code[at] === 'A' ? 'B' : 'A') + code.slice(at + 1)
				if (whyNotReceipt(readCode(wrong)) === null) throw new Error(`letter ${at} of a code was changed unseen`)
			}
		}
		expect(pythonSays(files)).toEqual(files.map(() => true))
		const flipped = files.flatMap((file) =>
			Array.from({ length: 100 }, (_, index) => {
				const copy = Buffer.from(file)
				const at = (index * 7919) % copy.length
				copy[at] = (copy[at] ?? 0) ^ (1 << (index % 8))
				return copy
			}),
		)
		expect(pythonSays(flipped)).not.toContain(true)
		expect(flipped.filter((bytes) => whyNotReceipt(textOf(bytes)) === null)).toEqual([])
		expect(await bundleOf(keyOf(vote), 'public')).not.toBeNull()
	})
})
