import { estates } from 'db/schema'
import { and, eq, isNull } from 'drizzle-orm'
import { perform } from '~/features/audit/perform.server'
import type { EstateFacts } from '~/features/estates/find-estate.server'
import type { Actor } from '~/features/identity/types'
import { done, type Result, refused } from '~/platform/result'
import { shanghaiDay, startOfDay } from '~/platform/shanghai'
import { type WorksRefusal, whyNotFinish } from './rules'

/** Records the day on which work was finished; from then on the residents can be asked how satisfied they are. */
export function finishWorks(
	actor: Actor,
	estate: EstateFacts,
	input: { day: string },
	at: number,
): Promise<Result<{ finishedAt: number }, WorksRefusal>> {
	const deed = {
		deed: 'finish-works',
		estateId: estate.id,
		regionPath: estate.regionPath,
		subjectKind: 'estate',
		subjectId: estate.id,
		detail: { day: input.day },
	}
	return perform(actor, deed, at, async (tx) => {
		const [works] = await tx
			.select({ worksStartedAt: estates.worksStartedAt, worksFinishedAt: estates.worksFinishedAt })
			.from(estates)
			.where(eq(estates.id, estate.id))
			.limit(1)
		const refusal = whyNotFinish(works ?? { worksStartedAt: null, worksFinishedAt: null }, input.day, shanghaiDay(at))
		if (refusal) return refused(refusal)
		const finishedAt = startOfDay(input.day)
		await tx
			.update(estates)
			.set({ worksFinishedAt: finishedAt, updatedAt: at })
			.where(and(eq(estates.id, estate.id), isNull(estates.worksFinishedAt)))
		return done({ finishedAt })
	})
}
