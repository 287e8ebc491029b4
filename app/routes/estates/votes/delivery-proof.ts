import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireEstate } from '~/features/estates/find-estate.server'
import { sendFile } from '~/features/files/send-file.server'
import { requireActor } from '~/features/identity/actor.server'
import { deliveryProof } from '~/features/managing/doors/proof.server'
import { notFound } from '~/platform/respond.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId, 'see-grid')
	const { voteId = '', deliveryId = '' } = params
	const file = await deliveryProof(actor, estate, { voteId, deliveryId })
	if (!file) throw notFound()
	const answer = await sendFile(request, file, { size: 'full', lasting: false })
	// it may show a signature: no phone that is handed on keeps it
	answer.headers.set('Cache-Control', 'no-store')
	return answer
}
