import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireEstate } from '~/features/estates/find-estate.server'
import { requireActor } from '~/features/identity/actor.server'
import { receiptFile } from '~/features/planning/proof/receipt-file.server'
import { receiptFor } from '~/features/planning/votes/receipt.server'
import { now } from '~/platform/clock.server'
import { notFound } from '~/platform/respond.server'
import { download } from '~/platform/spreadsheet.server'

/** A receipt as a file: only for those who may read the receipt. */
export async function loader({ request, params }: LoaderFunctionArgs) {
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId)
	const { voteId, receiptNumber } = params
	const receipt = await receiptFor(actor, estate.id, { voteId, receiptNumber }, now())
	if (!receipt) throw notFound()
	const file = await receiptFile({ estateId: estate.id, voteId: receipt.vote.id }, receipt.receiptNumber)
	if (!file) throw notFound()
	return download(Buffer.from(file), `${receipt.receiptNumber}.json`, 'application/json; charset=utf-8')
}
