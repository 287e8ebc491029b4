import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData, useLocation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { CaptainFact } from '~/features/estates/components/captain'
import { requireEstate } from '~/features/estates/find-estate.server'
import { myCaptains } from '~/features/estates/overview/queries.server'
import { progressOf } from '~/features/estates/progress.server'
import { regionLadder } from '~/features/estates/regions.server'
import { railOf, sectionOfPath } from '~/features/estates/rules'
import { currentActor } from '~/features/identity/actor.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { formatArea, formatCount } from '~/platform/format'
import { Place, Rail } from '~/ui'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const actor = await currentActor(request)
	const estate = await requireEstate(actor, params.estateId)
	const [ladder, progress, captains] = await Promise.all([
		regionLadder(estate.regionPath),
		progressOf(estate.id, now()),
		actor ? myCaptains(actor, estate.id) : [],
	])
	const { id, name, builtYear, buildingCount, entranceCount, unitCount, area } = estate
	return {
		estate: { id, name, builtYear, buildingCount, entranceCount, unitCount, area },
		crumbs: ladder.slice(-2).map((region) => ({ label: region.name, to: paths.region(region.code) })),
		rail: railOf(progress),
		captain: captains[0] ?? null,
	}
}

export default function EstateLayout() {
	const { t } = useTranslation()
	const { estate, crumbs, rail, captain } = useLoaderData<typeof loader>()
	const { pathname } = useLocation()
	const rest = pathname.replace(/\/$/, '').slice(paths.estate(estate.id).length + 1)
	const atHome = rest === ''
	// One question a page: nothing beside it that leads away.
	const isQuestion = /\/(ballot|answer)$/.test(rest)
	return (
		<>
			<Place
				crumbs={crumbs}
				name={estate.name}
				to={paths.estate(estate.id)}
				asTitle={atHome}
				facts={
					atHome
						? [...estateFacts(t, estate), captain && <CaptainFact key="captain" captain={captain} />].filter(Boolean)
						: []
				}
			/>
			{!isQuestion && (
				<Rail
					current={sectionOfPath(rest)}
					items={rail.map(({ section, note, count, state }) => ({
						key: section,
						label: t(`place:section.${section}`),
						note: t(`place:rail.${note}`, { count }),
						to: paths[section](estate.id),
						state,
					}))}
				/>
			)}
			<Outlet />
		</>
	)
}

type Translate = ReturnType<typeof useTranslation>['t']
type Figures = ReturnType<typeof useLoaderData<typeof loader>>['estate']

function estateFacts(t: Translate, estate: Figures): string[] {
	return [
		estate.builtYear ? t('place:facts.built', { year: estate.builtYear }) : '',
		t('place:facts.buildings', {
			buildings: formatCount(estate.buildingCount),
			entrances: formatCount(estate.entranceCount),
		}),
		t('place:facts.homes', { homes: formatCount(estate.unitCount) }),
		formatArea(estate.area),
	].filter(Boolean)
}
