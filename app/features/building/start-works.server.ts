import { estates } from 'db/schema'
import { and, eq, isNull } from 'drizzle-orm'
import { perform } from '~/features/audit/perform.server'
import type { EstateFacts } from '~/features/estates/find-estate.server'
import type { Actor } from '~/features/identity/types'
import { gateFacts, latestReview } from '~/features/oversight/queries.server'
import { type StartRefusal, whyNotStart } from '~/features/oversight/rules'
import { done, type Result, refused } from '~/platform/result'
import { shanghaiDay, startOfDay } from '~/platform/shanghai'
import { type WorksRefusal, whyNotOnDay } from './rules'

/** Records the day on which work started. The gate is asked inside the deed's transaction: while it is shut, nothing is recorded. */
export function startWorks(
	actor: Actor,
	estate: EstateFacts,
	input: { day: string },
	at: number,
): Promise<Result<{ startedAt: number }, StartRefusal | WorksRefusal>> {
	const deed = {
		deed: 'start-works',
		estateId: estate.id,
		regionPath: estate.regionPath,
		subjectKind: 'estate',
		subjectId: estate.id,
		detail: { day: input.day },
	}
	return perform(actor, deed, at, async (tx) => {
		const [works] = await tx
			.select({ startedAt: estates.worksStartedAt })
			.from(estates)
			.where(eq(estates.id, estate.id))
			.limit(1)
		const gate = await gateFacts(tx, estate.id)
		const refusal =
			whyNotStart(gate, await latestReview(tx, estate.id), works?.startedAt ?? null, at) ??
			whyNotOnDay(input.day, shanghaiDay(at))
		if (refusal) return refused(refusal)
		const startedAt = startOfDay(input.day)
		await tx
			.update(estates)
			.set({ worksStartedAt: startedAt, updatedAt: at })
			.where(and(eq(estates.id, estate.id), isNull(estates.worksStartedAt)))
		return done({ startedAt })
	})
}
