import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { placeOf, requireEstate } from '~/features/estates/find-estate.server'
import { findPlanFile } from '~/features/files/queries.server'
import { sendFile } from '~/features/files/send-file.server'
import { may } from '~/features/identity/access'
import { currentActor } from '~/features/identity/actor.server'
import { readQuery } from '~/platform/query.server'
import { notFound } from '~/platform/respond.server'

const fileQuery = z.strictObject({ size: z.enum(['full', 'thumb']).default('full') })

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { size } = readQuery(request, fileQuery)
	const actor = await currentActor(request)
	const estate = await requireEstate(actor, params.estateId)
	const file = await findPlanFile(estate.id, params.fileId ?? '')
	if (!file || (size === 'thumb' && file.mediaType !== 'image/webp')) throw notFound()
	const published = file.versionNumber > 0
	if (!published && !may(actor, 'write-plan', placeOf(estate))) throw notFound()
	return sendFile(request, file, { size, lasting: published })
}
