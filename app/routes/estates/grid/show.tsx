import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { placeOf, requireEstate } from '~/features/estates/find-estate.server'
import { may } from '~/features/identity/access'
import { requireActor } from '~/features/identity/actor.server'
import { DoorLog } from '~/features/managing/doors/components/door-log'
import { ReachOut } from '~/features/managing/doors/components/reach-out'
import { VisitForm } from '~/features/managing/doors/components/visit-form'
import { doorPage, reachOutFor } from '~/features/managing/doors/door-page.server'
import { gridAct } from '~/features/managing/doors/forms'
import { doAtDoors } from '~/features/managing/doors/grid-act.server'
import { BuildingDoors } from '~/features/managing/grid/components/building-doors'
import { DoorCard } from '~/features/managing/grid/components/door-card'
import { DoorFilters } from '~/features/managing/grid/components/door-filters'
import { VisitList } from '~/features/managing/grid/components/visit-list'
import { VoteChoice } from '~/features/managing/grid/components/vote-choice'
import { gridQuery } from '~/features/managing/grid/forms'
import { partsFor } from '~/features/managing/grid/parts.server'
import { buildingGrid } from '~/features/managing/grid/queries.server'
import { isUnvoted } from '~/features/managing/grid/rules'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { readForm, refuse } from '~/platform/forms.server'
import { translator } from '~/platform/i18n.server'
import { readQuery } from '~/platform/query.server'
import { notFound, redirectWithFlash } from '~/platform/respond.server'
import { ErrorSummary, LinkButton, PageHeader, sentForm, TextLink } from '~/ui'

export { keptAction as clientAction } from '~/ui/kept-action'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId, 'see-grid')
	const asked = readQuery(request, gridQuery)
	const buildingId = params.buildingId ?? ''
	const at = now()
	const grid = await buildingGrid(actor, estate, buildingId, asked, at)
	if (!grid) throw notFound()
	const { doors, ...shown } = grid
	const door = asked.unit ? doors.find(({ unitId }) => unitId === asked.unit) : null
	if (door === undefined) throw notFound()
	const entrance = grid.entrances.find(({ id }) => id === door?.entranceId)?.name ?? ''
	const goesThere = grid.entrances.some(({ id }) =>
		may(actor, 'post-notice', { ...placeOf(estate), buildingId, entranceId: id }),
	)
	return {
		title: t('grid:show.title', { building: grid.building }),
		estateId: estate.id,
		estateName: estate.name,
		buildingId,
		...shown,
		asked,
		reachOut: await reachOutFor(goesThere, grid.vote, at),
		door: door && (await doorPage(actor, estate, { buildingId, entrance, door, vote: grid.vote }, at)),
	}
}

export async function action({ request, params }: ActionFunctionArgs) {
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId, 'post-notice')
	const buildingId = params.buildingId ?? ''
	const parts = await partsFor(actor, estate, 'post-notice', buildingId)
	if (parts.length === 0) throw notFound()
	const asked = readQuery(request, gridQuery)
	const form = await readForm(request, gridAct)
	if (!form.ok) return form.reply
	const result = await doAtDoors(actor, estate, form.value, { buildingId }, now())
	if (!result.ok) return refuse(result, form.sent)
	return redirectWithFlash(paths.grid(estate.id, buildingId, asked), result.value.flash, result.value.facts)
}

/** A door that is tapped comes into sight. */
const doorCardId = 'door'

type Page = ReturnType<typeof useLoaderData<typeof loader>>

export default function BuildingGrid() {
	const { t } = useTranslation()
	const page = useLoaderData<typeof loader>()
	const reply = useActionData<typeof action>()
	const { estateId, buildingId, vote, door, asked } = page
	const to = (query: Record<string, string | undefined>) =>
		paths.grid(estateId, buildingId, { vote: asked.vote, show: asked.show, ...query })
	if (asked.print && vote) return <Printed page={page} back={to({ print: undefined })} />
	return (
		<>
			<PageHeader title={page.title} back={{ to: paths.grids(estateId), label: t('grid:show.back') }} />
			<ErrorSummary
				form={sentForm('visit', reply?.lastResult).form}
				refusal={reply?.refusal}
				facts={reply?.facts}
				labels={{ outcome: t('doors:visit.outcome'), note: t('doors:visit.note') }}
			/>
			<VoteChoice votes={page.votes} vote={vote} to={(id) => paths.grid(estateId, buildingId, { vote: id })} />
			<DoorFilters counts={page.counts} voting={vote !== null} show={asked.show} to={(show) => to({ show })} />
			{vote && <Work page={page} print={to({ print: '1' })} />}
			{door && (
				<DoorCard id={doorCardId} door={door} {...door} close={to({})}>
					{vote && door.work && (
						<>
							{page.reachOut?.takesPaper && door.entersPaper && !door.paperWaiting && (
								<p className="mb-3">
									<LinkButton to={paths.paperEntry(estateId, vote.id, door.unitId)} variant="quiet">
										{t('doors:card.paper')}
									</LinkButton>
								</p>
							)}
							<VisitForm
								person={door.person}
								voteId={vote.id}
								unitId={door.unitId}
								requestKey={door.work.requestKey}
								lastResult={reply?.lastResult}
							/>
							<TextLink to={paths.gridDeliver(estateId, buildingId, { vote: vote.id, unit: door.unitId })} block>
								{t('doors:card.deliver')}
							</TextLink>
						</>
					)}
					{vote && door.onRoll && door.phones && !door.work && <p className="mb-3">{t('doors:card.over')}</p>}
					{vote && door.onRoll && (
						<DoorLog estateId={estateId} voteId={vote.id} visits={door.visits} deliveries={door.deliveries} />
					)}
				</DoorCard>
			)}
			<BuildingDoors entrances={page.entrances} show={asked.show} to={(unit) => `${to({ unit })}#${doorCardId}`} />
		</>
	)
}

/** The ways to work through the doors that have not voted. */
function Work({ page, print }: { page: Page; print: string }) {
	const { t } = useTranslation()
	const { estateId, buildingId, vote, counts, reachOut } = page
	if (!vote) return null
	return (
		<div className="mb-3 print:hidden">
			<div className="flex flex-wrap gap-x-6">
				{reachOut && counts.unvoted > 0 && (
					<TextLink to={paths.gridCalls(estateId, buildingId, { vote: vote.id })} block>
						{t('doors:work.calls')}
					</TextLink>
				)}
				{reachOut && (
					<TextLink to={paths.gridDeliver(estateId, buildingId, { vote: vote.id })} block>
						{t('doors:work.deliver')}
					</TextLink>
				)}
				{counts.unvoted > 0 && (
					<TextLink to={print} block>
						{t('grid:show.print')}
					</TextLink>
				)}
				<TextLink to={paths.turnout(estateId, vote.id)} block>
					{t('grid:show.turnout')}
				</TextLink>
			</div>
			{reachOut && <ReachOut estateId={estateId} voteId={vote.id} {...reachOut} />}
		</div>
	)
}

function Printed({ page, back }: { page: Page; back: string }) {
	const { t } = useTranslation()
	if (!page.vote) return null
	const doors = page.entrances.flatMap((entrance) =>
		entrance.floors
			.toReversed()
			.flatMap((floor) => floor.doors.filter(isUnvoted).map((door) => ({ ...door, entrance: entrance.name }))),
	)
	return (
		<>
			<div className="print:hidden">
				<PageHeader title={t('grid:show.print')} back={{ to: back, label: t('grid-lists:print.back') }} />
			</div>
			<VisitList estate={page.estateName} building={page.building} vote={page.vote} doors={doors} />
		</>
	)
}
