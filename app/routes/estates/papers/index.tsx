import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { requireEstate } from '~/features/estates/find-estate.server'
import { requireActor } from '~/features/identity/actor.server'
import { OfficerQueue } from '~/features/planning/papers/components/officer-queue'
import { queueQuery } from '~/features/planning/papers/forms'
import { papersPage } from '~/features/planning/papers/queue.server'
import { doorName } from '~/features/planning/votes/door-name'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { formatInstant } from '~/platform/format'
import { translator } from '~/platform/i18n.server'
import { readQuery } from '~/platform/query.server'
import { notFound } from '~/platform/respond.server'
import { ButtonRow, Callout, EmptyState, LinkButton, LinkList, PageHeader, Section } from '~/ui'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId, 'enter-paper')
	const { state: tab = 'waiting', page: number } = readQuery(request, queueQuery)
	const page = await papersPage(actor, estate, { voteId: params.voteId, tab, page: number }, now())
	if (!page) throw notFound()
	return { ...page, title: t('papers:list.title'), estateId: estate.id }
}

export default function Papers() {
	const { t } = useTranslation()
	const page = useLoaderData<typeof loader>()
	const { estateId, vote, officer, receiving } = page
	const sealed = vote.mode === 'sealed'
	return (
		<>
			<PageHeader
				title={page.title}
				lead={vote.title}
				back={{ to: paths.vote(estateId, vote.id), label: t('papers:list.back') }}
			/>
			<p className="max-w-text">{t(`papers:list.lead-${vote.mode}`)}</p>
			<ButtonRow>
				{receiving && (
					<LinkButton to={paths.paperEntry(estateId, vote.id)}>
						{t(sealed ? 'papers:list.register' : 'papers:list.enter')}
					</LinkButton>
				)}
				{officer && (
					<LinkButton to={paths.municipal(estateId, vote.id)} variant="quiet">
						{t('papers:list.municipal')}
					</LinkButton>
				)}
			</ButtonRow>
			<ToEnter page={page} />
			{officer && <OfficerQueue estateId={estateId} vote={vote} queue={officer} />}
		</>
	)
}

function ToEnter({ page }: { page: ReturnType<typeof useLoaderData<typeof loader>> }) {
	const { t, i18n } = useTranslation()
	const { estateId, vote, toEnter, shut, counts } = page
	if (vote.mode === 'none' || (vote.mode === 'sealed' && !counts)) return null
	if (shut) return <Callout>{t('papers:list.shut')}</Callout>
	return (
		<div className="mt-6">
			<Section title={t(vote.mode === 'sealed' ? 'papers:list.to-count' : 'papers:list.to-enter')}>
				{toEnter.length === 0 ? (
					<EmptyState title={t('papers:list.none-to-enter')} next={t('papers:list.none-to-enter-next')} />
				) : (
					<>
						<p className="max-w-text text-muted">{t('papers:list.to-enter-lead')}</p>
						<LinkList
							items={toEnter.map(({ id, rollNumber, receivedAt, door }) => ({
								key: id,
								title: t('papers:list.paper', { number: rollNumber, door: doorName(door) }),
								to: paths.paperAgain(estateId, vote.id, id),
								note: t('papers:list.received', { when: formatInstant(receivedAt, i18n.language) }),
							}))}
						/>
					</>
				)}
			</Section>
		</div>
	)
}
