import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { requireEstate } from '~/features/estates/find-estate.server'
import { requireActor } from '~/features/identity/actor.server'
import { formOfVote, recordPrinting } from '~/features/planning/vote-forms/compose.server'
import { formQuery } from '~/features/planning/vote-forms/forms'
import { formsInLargeType, pageOf } from '~/features/planning/vote-forms/rules'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { drawable } from '~/platform/drawable-sheet.server'
import { env } from '~/platform/env.server'
import { translator } from '~/platform/i18n.server'
import { readQuery } from '~/platform/query.server'
import { notFound } from '~/platform/respond.server'
import { ButtonRow, Callout, EmptyState, LinkButton, PageHeader, Pagination, SheetView } from '~/ui'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t, lng } = await translator(request)
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId, 'enter-paper')
	const { page: wanted = 1, ...query } = readQuery(request, formQuery)
	const at = now()
	const origin = env.PUBLIC_ORIGIN ?? new URL(request.url).origin
	const asked = { voteId: params.voteId, form: params.form, ...query }
	const found = await formOfVote(actor, estate, asked, { t, lng, origin }, at)
	if (!found) throw notFound()
	const { form, vote } = found
	const common = {
		title: t(`vote-forms:form.${form}.name`),
		estateId: estate.id,
		voteId: vote.id,
		form,
		query,
		hasLarge: formsInLargeType.includes(form),
	}
	if ('notNow' in found) return { ...common, notNow: found.notNow, sheets: [], count: 0, from: 0, page: 1, pages: 1 }
	const { page, pages, from, to } = pageOf(found.count, wanted)
	const sheets = [...found.sheets(from, to)].map(drawable)
	if (form === 'ballots' && sheets.length > 0) {
		await recordPrinting(actor, estate, { voteId: vote.id, ballots: sheets.length, asPdf: false }, at)
	}
	return { ...common, notNow: null, sheets, count: found.count, from, page, pages }
}

export default function VoteForm() {
	const { t } = useTranslation()
	const data = useLoaderData<typeof loader>()
	const { title, estateId, voteId, form, query, sheets, count, from, page, pages, notNow, hasLarge } = data
	const other = { ...query, size: query.size ? undefined : 'large' }
	return (
		<>
			<div className="print:hidden">
				<PageHeader
					title={title}
					back={{ to: paths.voteForms(estateId, voteId, query.building), label: t('vote-forms:index.title') }}
				/>
				{notNow && <EmptyState title={t('vote-forms:index.not-now')} next={t(notNow)} />}
				{!notNow && sheets.length === 0 && (
					<EmptyState title={t('vote-forms:show.none-title')} next={t('vote-forms:show.none')} />
				)}
				{sheets.length > 0 && (
					<>
						<Callout>{t('vote-forms:show.hint')}</Callout>
						<ButtonRow>
							<LinkButton to={paths.voteFormPdf(estateId, voteId, form, query)} document>
								{t('vote-forms:index.pdf')}
							</LinkButton>
							{hasLarge && (
								<LinkButton to={paths.voteForm(estateId, voteId, form, other)} variant="quiet">
									{t(query.size ? 'vote-forms:show.normal' : 'vote-forms:show.large')}
								</LinkButton>
							)}
						</ButtonRow>
						{pages > 1 && (
							<>
								<p className="mt-4">
									{t('vote-forms:show.range', { from: from + 1, to: from + sheets.length, count })}
								</p>
								<Pagination page={page} pages={pages} />
							</>
						)}
					</>
				)}
			</div>
			<div className="mt-6 print:mt-0">
				{sheets.map((sheet) => (
					<SheetView key={sheet.key} sheet={sheet} />
				))}
			</div>
		</>
	)
}
