import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { requireEstate } from '~/features/estates/find-estate.server'
import { requireActor } from '~/features/identity/actor.server'
import { placeOfPaper } from '~/features/planning/vote-forms/place-of-paper.server'
import { now } from '~/platform/clock.server'
import { notFound } from '~/platform/respond.server'

/** The QR of a numbered ballot: who carries papers there comes to the right door, everyone else to the vote. */
export async function loader({ request, params }: LoaderFunctionArgs) {
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId)
	const address = await placeOfPaper(actor, estate, params.sealed, now())
	if (!address) throw notFound()
	return redirect(address)
}
