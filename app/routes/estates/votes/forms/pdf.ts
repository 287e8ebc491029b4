import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { requireEstate } from '~/features/estates/find-estate.server'
import { requireActor } from '~/features/identity/actor.server'
import { formOfVote, recordPrinting } from '~/features/planning/vote-forms/compose.server'
import { pdfQuery } from '~/features/planning/vote-forms/forms'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { env } from '~/platform/env.server'
import { translator } from '~/platform/i18n.server'
import { pdfAnswer } from '~/platform/pdf/sheets.server'
import { readQuery } from '~/platform/query.server'
import { notFound } from '~/platform/respond.server'

/** A form as PDF, all its sheets in one file. What cannot be printed now leads to the page that says why. */
export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t, lng } = await translator(request)
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId, 'enter-paper')
	const query = readQuery(request, pdfQuery)
	const at = now()
	const origin = env.PUBLIC_ORIGIN ?? new URL(request.url).origin
	const asked = { voteId: params.voteId, form: params.form, ...query }
	const found = await formOfVote(actor, estate, asked, { t, lng, origin }, at)
	if (!found) throw notFound()
	const { form, vote } = found
	if ('notNow' in found || found.count === 0) return redirect(paths.voteForm(estate.id, vote.id, form, query))
	if (form === 'ballots') {
		await recordPrinting(actor, estate, { voteId: vote.id, ballots: found.count, asPdf: true }, at)
	}
	const name = t(`vote-forms:form.${form}.name`)
	return pdfAnswer(found.sheets(), `${name} · ${vote.title}`, `${estate.name} ${name}.pdf`)
}
