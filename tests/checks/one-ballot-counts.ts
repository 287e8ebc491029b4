/** A1: whoever speaks for a voter, however often and by whatever channel at once: one ballot counts. */
import { ruleProfiles } from 'db/schema'
import { closeStore, read, write } from 'db/store.server'
import { eq } from 'drizzle-orm'
import { currentActor } from '~/features/identity/actor.server'
import { castBallot } from '~/features/planning/votes/cast-ballot.server'
import { newId } from '~/platform/id'
import { makeEstate, regionPath, type Voter } from '../../scripts/bench/register'
import { sessionCookieFor } from '../support/sessions'
import { type Acked, type Answered, aBallot, ackOf, post } from './casting'
import { type Asked, type Figure, must } from './figure'
import { historyOf, integrity, latestCounts, lookInto, type Rows } from './history'
import { otherChannels } from './other-channels'
import { dataDir, makeWorld, portalOn, theVote } from './world'

const crowd = 50

/** Rules by which a voter has one ballot and no second. */
async function addOnceOnly(): Promise<string> {
	const [national] = await read.select().from(ruleProfiles).where(eq(ruleProfiles.id, 'national-1')).limit(1)
	must(national, 'the national profile is not there')
	const rules = { ...national.rules, revote: 'never' as const, conflict: 'first-stands' as const }
	await write((tx) => tx.insert(ruleProfiles).values({ ...national, id: 'once-only', code: 'once-only', rules }))
	return 'once-only'
}

interface Round {
	acked: Acked[]
	statuses: number[]
	/** Receipts of the two requests that were each sent many times. */
	repeated: Set<string | null>[]
}

/** Fifty at once: each owner in two sessions over HTTP, half of it the same request again; and the other ways in. */
async function round(origin: string, voter: Voter, once: boolean): Promise<Round> {
	const { coOwner } = voter
	must(coOwner, 'the home has one owner')
	const people = [voter.personId, coOwner.personId]
	const cookies = [voter.cookie, coOwner.cookie, ...(await Promise.all(people.map(sessionCookieFor)))]
	const keys = [newId(), newId()]
	const result: Round = { acked: [], statuses: [], repeated: [new Set(), new Set()] }
	const ways = once ? [] : await otherChannels(voter, regionPath)
	const direct = Array.from({ length: 5 }, async () => {
		const actor = await currentActor(new Request(origin, { headers: { Cookie: voter.cookie } }))
		must(actor, 'the owner is nobody')
		const choices = Object.fromEntries(voter.matterIds.map((id) => [id, 'for' as const]))
		const { voteId, voterId, estateId } = voter
		const requestKey = newId()
		const estate = { id: estateId, regionPath }
		const cast = await castBallot(actor, estate, { voteId, voterId, choices, requestKey }, Date.now())
		result.statuses.push(cast.ok ? 303 : 409)
		if (cast.ok) result.acked.push({ voterId, receipt: cast.value.receiptNumber, requestKey })
	})
	const posts = Array.from({ length: crowd - direct.length - ways.length }, async (_, index) => {
		const which = index % 4 < 2 ? index % 2 : null
		const requestKey = which === null ? newId() : (keys[which] ?? '')
		const ballot = aBallot(voter, { cookie: cookies[index % cookies.length] ?? '', requestKey })
		const answer: Answered = await post(origin, ballot)
		result.statuses.push(answer.status)
		if (answer.receipt) result.acked.push(ackOf(ballot, answer.receipt))
		if (which !== null && answer.receipt) result.repeated[which]?.add(answer.receipt)
	})
	await Promise.all([...direct, ...posts, ...ways.map((way) => way())])
	return result
}

async function onlyOne(rows: Rows, { voteId }: { voteId: string }, once: boolean): Promise<string[]> {
	const wrong: string[] = []
	const voters = await rows(`SELECT id, ballot_seq, last_seq FROM roll_voters WHERE vote_id = '${voteId}'`)
	const given = await rows(`SELECT voter_id, seq, channel FROM ballots WHERE vote_id = '${voteId}' ORDER BY seq`)
	for (const { id, ballot_seq, last_seq } of voters) {
		const own = given.filter((ballot) => ballot.voter_id === id)
		const electronic = own.filter(({ channel }) => channel !== 'paper')
		const expected = once ? own[0] : (electronic.at(-1) ?? own.at(-1))
		if (Number(ballot_seq) !== Number(expected?.seq ?? 0))
			wrong.push(`ballot ${ballot_seq} counts, not ${expected?.seq}`)
		if (Number(last_seq) !== own.length) wrong.push(`${own.length} ballots, the last is number ${last_seq}`)
		const papers = own.filter(({ channel }) => channel === 'paper').length
		if (papers > 1) wrong.push(`${papers} paper ballots of one voter`)
		if (once && own.length > 1) wrong.push(`${own.length} ballots where one is allowed`)
	}
	const counted = await rows(`SELECT count(*) AS n FROM roll_voters v JOIN ballots b ON b.estate_id = v.estate_id
		AND b.vote_id = v.vote_id AND b.voter_id = v.id AND b.seq = v.ballot_seq WHERE v.vote_id = '${voteId}'`)
	const voted = voters.filter(({ last_seq }) => Number(last_seq) > 0).length
	if (Number(counted[0]?.n) !== voted) wrong.push(`${counted[0]?.n} ballots count for ${voted} voters`)
	if (once) {
		const [late] = await rows(`${latestCounts} AND vote_id = '${voteId}'`)
		if (Number(late?.n) !== 0) wrong.push(`${late?.n} voters whose first ballot does not count`)
	}
	return wrong
}

async function uniqueIndexes(rows: Rows, engine: string): Promise<string[]> {
	const query =
		engine === 'postgres'
			? "SELECT indexname AS name, indexdef AS sql FROM pg_indexes WHERE tablename = 'ballots'"
			: "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'ballots'"
	const indexes = await rows(query)
	return ['ballots_seq', 'ballots_request', 'ballots_receipt'].flatMap((name) => {
		const found = indexes.find((index) => index.name === name)
		return /UNIQUE/i.test(String(found?.sql)) ? [] : [`the unique index ${name} is not there`]
	})
}

export async function check({ rounds, engine, say }: Asked): Promise<Figure> {
	const first = await makeWorld(Math.ceil(rounds / 2), { coOwners: true })
	const second = await makeEstate('只投一次', Math.max(1, Math.floor(rounds / 2)), Date.now(), {
		coOwners: true,
		profileId: await addOnceOnly(),
	})
	const portal = await portalOn()
	const wrong: string[] = []
	const acked = { again: [] as Acked[], once: [] as Acked[] }
	let posts = 0
	let refused = 0
	for (let number = 0; number < rounds; number++) {
		const once = number % 2 === 1
		const voter = (once ? second : first)[number >> 1]
		must(voter, 'more rounds than voters')
		const done = await round(portal.origin, voter, once)
		posts += crowd
		refused += done.statuses.filter((status) => status === 409).length
		acked[once ? 'once' : 'again'].push(...done.acked)
		const strange = done.statuses.filter((status) => status !== 303 && status !== 409)
		if (strange.length > 0) wrong.push(`round ${number}: answers ${strange.join(' ')}`)
		if (done.repeated.some((receipts) => receipts.size > 1)) wrong.push(`round ${number}: two receipts for one request`)
		if (once && new Set(done.acked.map(({ receipt }) => receipt)).size !== 1)
			wrong.push(
				`round ${number}: ${new Set(done.acked.map(({ receipt }) => receipt)).size} receipts where one is allowed`,
			)
		if (number % 50 === 49) say(`${number + 1} rounds, ${posts} posts, ${wrong.length} wrong`)
	}
	await lookInto(async (rows) => {
		wrong.push(...(await historyOf(theVote(first).voteId).check(rows, acked.again)))
		wrong.push(...(await historyOf(theVote(second).voteId).check(rows, acked.once)))
		wrong.push(...(await onlyOne(rows, theVote(first), false)), ...(await onlyOne(rows, theVote(second), true)))
		wrong.push(...(await uniqueIndexes(rows, engine)), ...(await integrity(rows)))
	}, dataDir())
	const channels = new Map<string, number>()
	await lookInto(async (rows) => {
		for (const { channel, n } of await rows('SELECT channel, count(*) AS n FROM ballots GROUP BY channel'))
			channels.set(String(channel), Number(n))
	}, dataDir())
	await portal.stop()
	await closeStore()
	for (const each of wrong.slice(0, 20)) say(each)
	const receipts = new Set([...acked.again, ...acked.once].map(({ receipt }) => receipt)).size
	const text = `${rounds} rounds × ${crowd} posts of one voter (two owners in four sessions, direct, second entries of papers, municipal rows): ${[...channels].map(([channel, n]) => `${n} ${channel}`).join(', ')} ballots, ${receipts} receipts, ${refused} × 409, one ballot counts for each voter; ${wrong.length} wrong`
	return { passed: wrong.length === 0, text }
}
