import { people, voteDrafts, votes } from 'db/schema'
import { isUniqueViolation, read, type Tx } from 'db/store.server'
import { and, count, desc, eq } from 'drizzle-orm'
import { perform } from '~/features/audit/perform.server'
import { type EstateFacts, placeOf } from '~/features/estates/find-estate.server'
import { may } from '~/features/identity/access'
import type { Actor } from '~/features/identity/types'
import { newId } from '~/platform/id'
import { done, type Result, refused } from '~/platform/result'
import { type DraftContent, type DraftInput, draftContent } from './draft-form'

type Estate = Pick<EstateFacts, 'id' | 'regionPath'>

export type DraftRefusal =
	| 'votes:refusal.not-officer'
	| 'announce:refusal.draft-posted'
	| 'announce:refusal.no-such-draft'
	| 'announce:refusal.too-many-drafts'

export const mostDrafts = 20

const within = (estate: Estate) => ({ estateId: estate.id, regionPath: estate.regionPath, subjectKind: 'vote-draft' })

/** Keeps what was typed, complete or not. The same `requestKey` is the same draft. */
export async function saveVoteDraft(
	actor: Actor,
	estate: Estate,
	input: DraftInput,
	at: number,
): Promise<Result<{ draftId: string }, DraftRefusal>> {
	const attempt = () =>
		perform(
			actor,
			{ deed: 'save-vote-draft', ...within(estate) },
			at,
			(tx) => save(tx, actor, estate, input, at),
			({ draftId }) => ({ subjectId: draftId }),
		)
	try {
		return await attempt()
	} catch (error) {
		if (!isUniqueViolation(error)) throw error
		return attempt()
	}
}

async function save(
	tx: Tx,
	actor: Actor,
	estate: Estate,
	{ requestKey, versionId: _, silenceClause: __, ...typed }: DraftInput,
	at: number,
): Promise<Result<{ draftId: string }, DraftRefusal>> {
	if (!may(actor, 'run-votes', placeOf(estate))) return refused('votes:refusal.not-officer')
	const [posted] = await tx
		.select({ id: votes.id })
		.from(votes)
		.where(and(eq(votes.estateId, estate.id), eq(votes.requestKey, requestKey)))
		.limit(1)
	if (posted) return refused('announce:refusal.draft-posted')
	const content: Record<string, unknown> = { ...typed }
	const [known] = await tx
		.update(voteDrafts)
		.set({ content, updatedAt: at })
		.where(and(eq(voteDrafts.estateId, estate.id), eq(voteDrafts.requestKey, requestKey)))
		.returning({ id: voteDrafts.id })
	if (known) return done({ draftId: known.id })
	const [row] = await tx.select({ drafts: count() }).from(voteDrafts).where(eq(voteDrafts.estateId, estate.id))
	if ((row?.drafts ?? 0) >= mostDrafts) return refused('announce:refusal.too-many-drafts', { most: mostDrafts })
	const draftId = newId()
	await tx
		.insert(voteDrafts)
		.values({ estateId: estate.id, id: draftId, content, createdBy: actor.personId, updatedAt: at, requestKey })
	return done({ draftId })
}

export function deleteVoteDraft(
	actor: Actor,
	estate: Estate,
	draftId: string,
	at: number,
): Promise<Result<null, DraftRefusal>> {
	const deed = { deed: 'delete-vote-draft', ...within(estate), subjectId: draftId }
	return perform(actor, deed, at, async (tx) => {
		if (!may(actor, 'run-votes', placeOf(estate))) return refused('votes:refusal.not-officer')
		const gone = await tx
			.delete(voteDrafts)
			.where(and(eq(voteDrafts.estateId, estate.id), eq(voteDrafts.id, draftId)))
			.returning({ id: voteDrafts.id })
		return gone.length > 0 ? done(null) : refused('announce:refusal.no-such-draft')
	})
}

export interface DraftLine {
	id: string
	title: string | null
	by: string | null
	updatedAt: number
}

/** The drafts of an estate, the latest first: for officers only. */
export async function voteDraftsOf(estateId: string): Promise<DraftLine[]> {
	const rows = await read
		.select({
			id: voteDrafts.id,
			content: voteDrafts.content,
			by: people.displayName,
			updatedAt: voteDrafts.updatedAt,
		})
		.from(voteDrafts)
		.leftJoin(people, eq(people.id, voteDrafts.createdBy))
		.where(eq(voteDrafts.estateId, estateId))
		.orderBy(desc(voteDrafts.updatedAt))
		.limit(mostDrafts)
	return rows.map(({ content, ...row }) => ({ ...row, title: draftContent(content).title ?? null }))
}

export interface VoteDraft {
	id: string
	requestKey: string
	content: DraftContent
	updatedAt: number
}

export async function voteDraft(estateId: string, draftId: string | undefined): Promise<VoteDraft | null> {
	const [row] = await read
		.select({
			id: voteDrafts.id,
			requestKey: voteDrafts.requestKey,
			content: voteDrafts.content,
			updatedAt: voteDrafts.updatedAt,
		})
		.from(voteDrafts)
		.where(and(eq(voteDrafts.estateId, estateId), eq(voteDrafts.id, draftId ?? '')))
		.limit(1)
	return row ? { ...row, content: draftContent(row.content) } : null
}
