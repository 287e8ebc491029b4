import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { requireEstate } from '~/features/estates/find-estate.server'
import { currentActor } from '~/features/identity/actor.server'
import { bundleOf } from '~/features/planning/proof/bundle.server'
import { writeBundle } from '~/features/planning/proof/bundle-format'
import { findVote } from '~/features/planning/votes/queries.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { notFound } from '~/platform/respond.server'
import { download } from '~/platform/spreadsheet.server'

/** The public log of a vote that is counted or cancelled. */
export async function loader({ request, params }: LoaderFunctionArgs) {
	const actor = await currentActor(request)
	const estate = await requireEstate(actor, params.estateId)
	const vote = await findVote(estate.id, params.voteId, now())
	if (!vote) throw notFound()
	if (vote.closedAt === null && vote.state !== 'cancelled') return redirect(paths.voteLog(estate.id, vote.id))
	const bundle = await bundleOf({ estateId: estate.id, voteId: vote.id }, 'public')
	if (!bundle) throw notFound()
	return download(Buffer.from(writeBundle(bundle)), `vote-${vote.id}.json`, 'application/json; charset=utf-8')
}
