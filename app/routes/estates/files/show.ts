import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { placeOf, requireEstate } from '~/features/estates/find-estate.server'
import { findPlanFile } from '~/features/files/queries.server'
import { sendFile } from '~/features/files/send-file.server'
import { may } from '~/features/identity/access'
import { currentActor } from '~/features/identity/actor.server'
import { paperPhoto } from '~/features/planning/papers/queries.server'
import { silenceClauseFile } from '~/features/planning/votes/silence-clause.server'
import { now } from '~/platform/clock.server'
import { readQuery } from '~/platform/query.server'
import { notFound } from '~/platform/respond.server'

const fileQuery = z.strictObject({ size: z.enum(['full', 'thumb']).default('full') })

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { size } = readQuery(request, fileQuery)
	const actor = await currentActor(request)
	const estate = await requireEstate(actor, params.estateId)
	const fileId = params.fileId ?? ''
	const file = await findPlanFile(estate.id, fileId)
	if (!file) {
		const clause = await silenceClauseFile(estate.id, fileId)
		if (clause) return sendFile(request, clause, { size: 'full', lasting: true })
		return sealed(request, await paperPhoto(actor, estate, fileId, now()), size)
	}
	if (size === 'thumb' && file.mediaType !== 'image/webp') throw notFound()
	const published = file.versionNumber > 0
	if (!published && !may(actor, 'write-plan', placeOf(estate))) throw notFound()
	return sendFile(request, file, { size, lasting: published })
}

/** A photo that shows a choice: no browser keeps it, and nothing is said of it but to those who may see it. */
async function sealed(request: Request, file: Awaited<ReturnType<typeof paperPhoto>>, size: 'full' | 'thumb') {
	if (!file) throw notFound()
	const answer = await sendFile(request, file, { size, lasting: false })
	answer.headers.set('Cache-Control', 'no-store')
	answer.headers.delete('ETag')
	return answer
}
