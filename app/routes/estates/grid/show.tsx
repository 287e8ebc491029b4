import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { placeOf, requireEstate } from '~/features/estates/find-estate.server'
import { may } from '~/features/identity/access'
import { requireActor } from '~/features/identity/actor.server'
import { DoorCard } from '~/features/managing/grid/components/door-card'
import { doorLooks, statusWords } from '~/features/managing/grid/components/status-words'
import { VisitList } from '~/features/managing/grid/components/visit-list'
import { VoteChoice } from '~/features/managing/grid/components/vote-choice'
import { gridQuery } from '~/features/managing/grid/forms'
import { buildingGrid, claimsOf, doorOwners } from '~/features/managing/grid/queries.server'
import { doorStatus, isUnreached, maskedName } from '~/features/managing/grid/rules'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { formatCount } from '~/platform/format'
import { translator } from '~/platform/i18n.server'
import { readQuery } from '~/platform/query.server'
import { notFound } from '~/platform/respond.server'
import { DoorGrid, EmptyState, LinkTabs, PageHeader, TextLink } from '~/ui'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId, 'see-grid')
	const asked = readQuery(request, gridQuery)
	const buildingId = params.buildingId ?? ''
	const grid = await buildingGrid(actor, estate, buildingId, asked, now())
	if (!grid) throw notFound()
	const { doors, ...shown } = grid
	const door = asked.unit ? doors.find(({ unitId }) => unitId === asked.unit) : null
	if (door === undefined) throw notFound()
	return {
		title: t('grid:show.title', { building: grid.building }),
		estateId: estate.id,
		estateName: estate.name,
		buildingId,
		...shown,
		asked,
		door: door && {
			...door,
			entrance: grid.entrances.find(({ id }) => id === door.entranceId)?.name ?? '',
			claims: await claimsOf(estate, door.unitId),
			phones: may(actor, 'post-notice', { ...placeOf(estate), buildingId, entranceId: door.entranceId }),
			owners: (await doorOwners(actor, estate, buildingId, door)).map(({ name, kind, phone }) => ({
				name: kind === 'person' ? maskedName(name) : name,
				phone,
			})),
		},
	}
}

type Grid = ReturnType<typeof useLoaderData<typeof loader>>

export default function BuildingGrid() {
	const { t } = useTranslation()
	const grid = useLoaderData<typeof loader>()
	const { estateId, buildingId, vote, counts, door, asked } = grid
	const to = (query: Record<string, string | undefined>) =>
		paths.grid(estateId, buildingId, { vote: asked.vote, show: asked.show, ...query })
	if (asked.print && vote) return <Printed grid={grid} back={to({ print: undefined })} />
	return (
		<>
			<PageHeader title={grid.title} back={{ to: paths.grids(estateId), label: t('grid:show.back') }} />
			<VoteChoice votes={grid.votes} vote={vote} to={(id) => paths.grid(estateId, buildingId, { vote: id })} />
			<p className="mb-3 tabular-nums">{countsText(t, grid)}</p>
			{vote && (
				<>
					<LinkTabs
						label={t('grid:show.filter-label')}
						items={[
							{ to: to({ show: undefined }), label: t('grid:show.all'), count: counts.doors, current: !asked.show },
							{
								to: to({ show: 'unvoted' }),
								label: t('grid:show.unvoted'),
								count: counts.unreached,
								current: asked.show === 'unvoted',
							},
						]}
					/>
					{counts.unreached > 0 && (
						<p className="mb-3">
							<TextLink to={to({ print: '1' })} block>
								{t('grid:show.print')}
							</TextLink>
						</p>
					)}
				</>
			)}
			{door && <DoorCard door={door} {...door} close={to({})} />}
			{asked.show && counts.unreached === 0 ? (
				<EmptyState title={t('grid:show.none-left')} next={t('grid:show.none-left-next')} />
			) : (
				<DoorGrid entrances={doorGrid(t, grid, (unit) => to({ unit }))} />
			)}
		</>
	)
}

function countsText(t: ReturnType<typeof useTranslation>['t'], { vote, counts }: Grid): string {
	const { doors, claimed, online, paper, unreached } = counts
	const numbers = { doors, claimed, online, paper, unreached, voted: online + paper }
	const texts = Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, formatCount(value)]))
	return t(vote ? 'grid:show.counts' : 'grid:show.counts-claimed', texts)
}

/** What the filter leaves, floor by floor. */
function doorGrid(
	t: ReturnType<typeof useTranslation>['t'],
	{ entrances, asked }: Grid,
	to: (unitId: string) => string,
) {
	return entrances.map((entrance) => ({
		key: entrance.id,
		name: entrance.name,
		floors: entrance.floors
			.map(({ floor, doors }) => ({
				label: t('grid:show.floor', { floor }),
				doors: doors
					.filter((door) => !asked.show || isUnreached(door))
					.map((door) => ({
						key: door.unitId,
						label: door.number,
						state: doorLooks[doorStatus(door)],
						stateLabel: statusWords(t, doorStatus(door), door.onRoll),
						to: to(door.unitId),
					})),
			}))
			.filter(({ doors }) => doors.length > 0),
	}))
}

function Printed({ grid, back }: { grid: Grid; back: string }) {
	const { t } = useTranslation()
	if (!grid.vote) return null
	const doors = grid.entrances.flatMap((entrance) =>
		entrance.floors
			.toReversed()
			.flatMap((floor) => floor.doors.filter(isUnreached).map((door) => ({ ...door, entrance: entrance.name }))),
	)
	return (
		<>
			<div className="print:hidden">
				<PageHeader title={t('grid:show.print')} back={{ to: back, label: t('grid:print.back') }} />
			</div>
			<VisitList estate={grid.estateName} building={grid.building} vote={grid.vote} doors={doors} />
		</>
	)
}
