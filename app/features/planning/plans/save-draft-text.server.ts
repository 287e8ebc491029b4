import { planVersions } from 'db/schema'
import { and, eq } from 'drizzle-orm'
import { perform } from '~/features/audit/perform.server'
import type { EstateFacts } from '~/features/estates/find-estate.server'
import type { Actor } from '~/features/identity/types'
import { done, type Result, refused } from '~/platform/result'
import { type DraftRefusal, draftDeed, openDraft } from './draft.server'
import { textStamp } from './stamps.server'

interface DraftText {
	estate: EstateFacts
	/** Of the words that the form was opened with. */
	stamp: string
	title: string
	summary: string
	changeNote: string
}

/** Saves title, summary and change note. Refused when somebody else saved others meanwhile: facts name the new stamp. */
export function saveDraftText(
	actor: Actor,
	{ estate, stamp, title, summary, changeNote }: DraftText,
	at: number,
): Promise<Result<{ versionId: string }, DraftRefusal>> {
	return perform(
		actor,
		draftDeed('save-plan-text', estate, { kind: 'plan' }),
		at,
		async (tx) => {
			const draft = await openDraft(tx, actor, estate)
			if (!draft.ok) return draft
			const present = textStamp(draft.value)
			const words = { title, summary, changeNote }
			if (present !== stamp && present !== textStamp(words)) {
				return refused('drafts:refusal.changed-meanwhile', { stamp: present })
			}
			await tx
				.update(planVersions)
				.set({ ...words, updatedAt: at })
				.where(
					and(eq(planVersions.estateId, estate.id), eq(planVersions.id, draft.value.id), eq(planVersions.number, 0)),
				)
			return done({ versionId: draft.value.id })
		},
		({ versionId }) => ({ subjectId: versionId }),
	)
}
