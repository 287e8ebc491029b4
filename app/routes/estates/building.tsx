import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { FundingTable } from '~/features/building/components/funding-table'
import { WorksState } from '~/features/building/components/works-state'
import { fundsBySource } from '~/features/building/queries.server'
import { GateCard } from '~/features/estates/components/gate-card'
import { placeOf, requireEstate } from '~/features/estates/find-estate.server'
import { may } from '~/features/identity/access'
import { currentActor } from '~/features/identity/actor.server'
import { gateFor } from '~/features/oversight/queries.server'
import { currentPlan } from '~/features/planning/plans/queries.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { translator } from '~/platform/i18n.server'
import { Card, Columns, EmptyState, LinkButton, PageHeader } from '~/ui'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const actor = await currentActor(request)
	const estate = await requireEstate(actor, params.estateId)
	const started = estate.worksStartedAt !== null
	const [version, gate] = await Promise.all([currentPlan(estate.id), started ? null : gateFor(estate, now())])
	return {
		title: t('estates:building.title'),
		estateId: estate.id,
		version: version && { number: version.number },
		funds: version ? await fundsBySource(estate.id, version.id) : [],
		works: { startedAt: estate.worksStartedAt, finishedAt: estate.worksFinishedAt },
		gate: gate && { lines: gate.lines, whyNotStart: gate.whyNotStart },
		mayRecord: may(actor, 'write-plan', placeOf(estate)) && estate.worksFinishedAt === null,
	}
}

export default function Building() {
	const { t } = useTranslation()
	const { title, estateId, version, funds, works, gate, mayRecord } = useLoaderData<typeof loader>()
	return (
		<>
			<PageHeader title={title} />
			<Columns
				main={
					version && funds.length > 0 ? (
						<Card title={t('estates:building.funding', { number: version.number })}>
							<FundingTable funds={funds} />
						</Card>
					) : (
						<EmptyState title={t('estates:building.no-funding')} next={t('estates:building.no-funding-next')} />
					)
				}
				side={
					<>
						<Card title={t('estates:building.works')}>
							<WorksState works={works} />
							{mayRecord && (
								<LinkButton to={paths.works(estateId)} variant="quiet">
									{t('estates:building.record')}
								</LinkButton>
							)}
						</Card>
						{gate && <GateCard estateId={estateId} gate={gate} />}
					</>
				}
			/>
		</>
	)
}
