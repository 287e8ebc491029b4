import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireEstate } from '~/features/estates/find-estate.server'
import { sendFile } from '~/features/files/send-file.server'
import { requireActor } from '~/features/identity/actor.server'
import { powerFile } from '~/features/planning/delegations/page.server'
import { notFound } from '~/platform/respond.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId)
	const { voteId = '', delegationId = '' } = params
	const file = await powerFile(actor, estate, { voteId, delegationId })
	if (!file) throw notFound()
	const answer = await sendFile(request, file, { size: 'full', lasting: false })
	// it bears a signature: no phone that is handed on keeps it
	answer.headers.set('Cache-Control', 'no-store')
	answer.headers.delete('ETag')
	return answer
}
