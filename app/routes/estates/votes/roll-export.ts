import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireEstate } from '~/features/estates/find-estate.server'
import { requireActor } from '~/features/identity/actor.server'
import { rollCsv } from '~/features/planning/votes/roll-export.server'
import { now } from '~/platform/clock.server'
import { translator } from '~/platform/i18n.server'
import { notFound } from '~/platform/respond.server'
import { download } from '~/platform/spreadsheet.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId, 'read-inside')
	const { t } = await translator(request)
	const csv = await rollCsv(estate, params.voteId, t, now())
	if (csv === null) throw notFound()
	return download(Buffer.from(csv), `${estate.name}-${t('roll:page.title')}.csv`, 'text/csv; charset=utf-8')
}
