import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireEstate } from '~/features/estates/find-estate.server'
import { requireActor } from '~/features/identity/actor.server'
import { municipalTemplate } from '~/features/planning/municipal/template.server'
import { findVote } from '~/features/planning/votes/queries.server'
import { now } from '~/platform/clock.server'
import { translator } from '~/platform/i18n.server'
import { notFound } from '~/platform/respond.server'
import { download } from '~/platform/spreadsheet.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t, lng } = await translator(request)
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId, 'run-votes')
	const vote = await findVote(estate.id, params.voteId, now())
	if (!vote) throw notFound()
	const body = await municipalTemplate(estate.id, vote.id, lng, (number, title) =>
		t('municipal:file.matter', { number, title }),
	)
	return download(body, `${t('municipal:file.sheet')}.xlsx`)
}
