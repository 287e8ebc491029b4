import { people } from 'db/schema'
import { read } from 'db/store.server'
import { inArray } from 'drizzle-orm'
import type { Actor } from '~/features/identity/types'
import { newId } from '~/platform/id'
import { mattersOfVote } from '../votes/count-ballots.server'
import { findVote } from '../votes/queries.server'
import { type Entry, type Estate, handsOf, otherPapers, paperOf, paperVote, paperVoter } from './case.server'
import { doorOf } from './door.server'
import { type PaperChoice, readAlike, whyNotHandle, whyNotRead, whyNotSettle } from './rules'

/** For the officer: a paper with its photo, and with its entries once two persons have made theirs. Null: no such paper. */
export async function paperPage(
	actor: Actor,
	estate: Estate,
	{ voteId, paperId }: { voteId: string | undefined; paperId: string | undefined },
	at: number,
) {
	const facts = await findVote(estate.id, voteId, at)
	const vote = facts && (await paperVote(read, estate.id, facts.id))
	const paper = vote && paperId ? await paperOf(read, estate.id, vote.voteId, paperId) : null
	const voter = vote && paper && (await paperVoter(read, vote, { voterId: paper.voterId }))
	if (!vote || !paper || !voter) return null
	const { state, reason, receivedAt, receivedBy, mode, photoFileId } = paper
	const names = await namesOf([receivedBy, ...paper.readers])
	const hands = whyNotHandle(await handsOf(read, actor, estate, vote.voteId, voter, 'run-votes'))
	const [first, second] = paper.entries
	const pending = state === 'received' || state === 'differs'
	const late = hands ?? whyNotRead(vote, 'open', at)
	return {
		vote: { id: vote.voteId, title: vote.title },
		paper: { id: paper.id, number: voter.number, mode, state, reason, receivedAt, photoFileId },
		receivedBy: names.get(receivedBy) ?? null,
		door: await doorOf(estate.id, paper.unitId),
		matters: (await mattersOfVote(estate.id, vote.voteId)).map(({ id, position, title }) => ({ id, position, title })),
		// not to whoever may still be the second to enter it; nor, while the vote is open, where nothing is left to decide
		entries: state !== 'differs' && vote.closedAt === null ? [] : paper.entries.map((entry) => shown(entry, names)),
		entered: paper.entries.length,
		alike: first && second ? agreed(first, second) : {},
		others: (await otherPapers(read, { ...vote, voterId: voter.id }, paper.id)).length,
		settle: pending ? { whyNot: late ?? whyNotRead(vote, mode, at) ?? whyNotSettle(paper, actor.personId) } : null,
		reject: pending ? { whyNot: late } : null,
		requestKey: newId(),
	}
}

const shown = ({ position, enteredBy, enteredAt, validity, reason, choices }: Entry, names: Map<string, string>) => ({
	position,
	by: names.get(enteredBy) ?? null,
	enteredAt,
	validity,
	reason,
	choices,
})

/** Matter → what both have read; nothing where they differ. */
function agreed(first: Entry, second: Entry): Record<string, PaperChoice> {
	if (first.validity !== 'valid' || second.validity !== 'valid') return {}
	if (readAlike(first, second)) return { ...first.choices }
	return Object.fromEntries(Object.entries(first.choices).filter(([id, choice]) => second.choices[id] === choice))
}

async function namesOf(personIds: readonly string[]): Promise<Map<string, string>> {
	const rows = await read
		.select({ id: people.id, name: people.displayName })
		.from(people)
		.where(inArray(people.id, [...new Set(personIds)]))
	return new Map(rows.map(({ id, name }) => [id, name]))
}
