import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { requireEstate } from '~/features/estates/find-estate.server'
import { currentActor } from '~/features/identity/actor.server'
import { consistencyOf } from '~/features/planning/proof/queries.server'
import { findVote } from '~/features/planning/votes/queries.server'
import { now } from '~/platform/clock.server'
import { readQuery } from '~/platform/query.server'
import { notFound } from '~/platform/respond.server'

const size = z
	.string()
	.regex(/^[1-9]\d{0,8}$/)
	.transform(Number)
const query = z.strictObject({ from: size, to: size })

/** The proof that an earlier head of a log begins a later one: for witnesses, and for whoever kept a head. */
export async function loader({ request, params }: LoaderFunctionArgs) {
	const actor = await currentActor(request)
	const estate = await requireEstate(actor, params.estateId)
	const vote = await findVote(estate.id, params.voteId, now())
	if (!vote) throw notFound()
	const { from, to } = readQuery(request, query)
	const proof = await consistencyOf({ estateId: estate.id, voteId: vote.id }, from, to)
	if (!proof) throw notFound()
	return Response.json({ proof })
}
