import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { requireEstate } from '~/features/estates/find-estate.server'
import { requireActor } from '~/features/identity/actor.server'
import { VoteChoice } from '~/features/managing/grid/components/vote-choice'
import { gridsQuery } from '~/features/managing/grid/forms'
import { gridList } from '~/features/managing/grid/queries.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { formatCount } from '~/platform/format'
import { translator } from '~/platform/i18n.server'
import { readQuery } from '~/platform/query.server'
import { notFound } from '~/platform/respond.server'
import { type Column, DataTable, EmptyState, PageHeader, TextLink } from '~/ui'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId, 'see-grid')
	const asked = readQuery(request, gridsQuery)
	const list = await gridList(actor, estate, asked, now())
	if (!list) throw notFound()
	return { title: t('grid-lists:list.title'), estateId: estate.id, ...list }
}

type Line = ReturnType<typeof useLoaderData<typeof loader>>['buildings'][number]

export default function Grids() {
	const { t } = useTranslation()
	const { title, estateId, votes, vote, buildings } = useLoaderData<typeof loader>()
	if (buildings.length === 0) {
		return (
			<>
				<PageHeader title={title} lead={t('grid-lists:list.lead')} />
				<EmptyState title={t('grid-lists:list.empty')} next={t('grid-lists:list.empty-next')} />
			</>
		)
	}
	const columns: Column<Line>[] = [
		{
			key: 'building',
			label: t('grid-lists:list.building'),
			rowHeader: true,
			cell: (line) => (
				<TextLink to={paths.grid(estateId, line.id, { vote: vote?.id })} block>
					{line.name}
				</TextLink>
			),
		},
		{ key: 'doors', label: t('grid-lists:list.doors'), cell: ({ counts }) => formatCount(counts.doors), numeric: true },
		{
			key: 'claimed',
			label: t('grid-lists:list.claimed'),
			cell: ({ counts }) => formatCount(counts.claimed),
			numeric: true,
		},
	]
	if (vote) {
		columns.push(
			{
				key: 'voted',
				label: t('grid-lists:list.voted'),
				cell: ({ counts }) => formatCount(counts.online + counts.paper),
				numeric: true,
			},
			{
				key: 'to-confirm',
				label: t('grid-lists:list.to-confirm'),
				cell: ({ counts }) => formatCount(counts.toConfirm),
				numeric: true,
			},
			{
				key: 'unvoted',
				label: t('grid-lists:list.unreached'),
				cell: ({ counts }) => formatCount(counts.unvoted),
				numeric: true,
			},
			{
				key: 'not-reached',
				label: t('grid-lists:list.not-reached'),
				cell: ({ counts }) => formatCount(counts.notReached),
				numeric: true,
			},
		)
	}
	return (
		<>
			<PageHeader title={title} lead={t('grid-lists:list.lead')} />
			<VoteChoice votes={votes} vote={vote} to={(id) => `${paths.grids(estateId)}?vote=${id}`} />
			{vote && (
				<p className="mb-2">
					<TextLink to={paths.turnout(estateId, vote.id)} block>
						{t('grid:show.turnout')}
					</TextLink>
				</p>
			)}
			<DataTable caption={t('grid-lists:list.table')} columns={columns} rows={buildings} rowKey={(line) => line.id} />
		</>
	)
}
