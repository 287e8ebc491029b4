import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { requireEstate } from '~/features/estates/find-estate.server'
import { requireActor } from '~/features/identity/actor.server'
import { FormList } from '~/features/planning/vote-forms/components/form-list'
import { indexQuery } from '~/features/planning/vote-forms/forms'
import { formsForPage } from '~/features/planning/vote-forms/index-page.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { translator } from '~/platform/i18n.server'
import { readQuery } from '~/platform/query.server'
import { notFound } from '~/platform/respond.server'
import { FilterBar, PageHeader, plainField, SelectField } from '~/ui'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId, 'enter-paper')
	const { building } = readQuery(request, indexQuery)
	const page = await formsForPage(actor, estate, { voteId: params.voteId, building }, now())
	if (!page) throw notFound()
	return { title: t('vote-forms:index.title'), estateId: estate.id, ...page }
}

export default function VoteForms() {
	const { t } = useTranslation()
	const { title, estateId, vote, buildings, building, forms } = useLoaderData<typeof loader>()
	const chosen = buildings.find(({ id }) => id === building)
	return (
		<>
			<PageHeader
				title={title}
				lead={t('vote-forms:index.lead', { title: vote.title })}
				back={{ to: paths.vote(estateId, vote.id), label: t('vote-forms:index.back') }}
			/>
			{buildings.length > 1 && (
				<FilterBar label={t('vote-forms:index.building')} submit={t('vote-forms:index.choose')}>
					<SelectField
						field={plainField('building', building)}
						label={t('vote-forms:index.building')}
						empty={t('vote-forms:index.all-buildings')}
						options={buildings.map(({ id, name }) => ({ value: id, label: name }))}
					/>
				</FilterBar>
			)}
			{chosen && <p className="mb-3 font-semibold">{t('vote-forms:index.part', { building: chosen.name })}</p>}
			<FormList estateId={estateId} voteId={vote.id} building={building} forms={forms} />
			<p className="mt-4 max-w-text text-muted">{t('vote-forms:index.recorded')}</p>
		</>
	)
}
