import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { placeOf, requireEstate } from '~/features/estates/find-estate.server'
import { may } from '~/features/identity/access'
import { currentActor } from '~/features/identity/actor.server'
import { RollDrift } from '~/features/planning/votes/components/roll-drift'
import { RollGaps } from '~/features/planning/votes/components/roll-gaps'
import { RollBuildings, RollTable } from '~/features/planning/votes/components/roll-table'
import { rollPage } from '~/features/planning/votes/roll-page.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { id } from '~/platform/fields'
import { formatArea, formatCount, formatInstant } from '~/platform/format'
import { translator } from '~/platform/i18n.server'
import { readQuery } from '~/platform/query.server'
import { notFound } from '~/platform/respond.server'
import { Callout, Card, Columns, type Fact, Facts, LinkButton, LinkTabs, PageHeader, TextLink } from '~/ui'

const rollQuery = z.strictObject({ building: id.optional() })

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const actor = await currentActor(request)
	const estate = await requireEstate(actor, params.estateId)
	const { building } = readQuery(request, rollQuery)
	const place = placeOf(estate)
	const standing = { inside: may(actor, 'read-inside', place), officer: may(actor, 'run-votes', place) }
	const page = await rollPage(estate, params.voteId, { ...standing, buildingId: building }, now())
	if (!page) throw notFound()
	return {
		...page,
		title: t('roll:page.title'),
		estateId: estate.id,
		officer: standing.officer,
		signedIn: actor !== null,
		mayMend: may(actor, 'manage-register', place),
	}
}

export default function PostedRollPage() {
	const { t, i18n } = useTranslation()
	const page = useLoaderData<typeof loader>()
	const { title, estateId, vote, total, frozen, shown, buildings } = page
	const facts: Fact[] = [
		{ label: t('roll:page.heads'), value: t('roll:page.heads-value', { heads: formatCount(total.heads) }) },
		{ label: t('roll:page.area'), value: formatArea(total.area) },
		{ label: t('roll:page.units'), value: formatCount(total.units) },
		{ label: t('roll:page.parking'), value: t(`roll:parking.${parkingText(page)}`) },
		...page.excluded.map(({ reason, units, area }) => ({
			label: t(`roll:reason.${reason}`),
			value: t('roll:page.excluded-sum', { count: units, area: formatArea(area) }),
		})),
	]
	if (page.hash) {
		facts.push({ label: t('votes:show.roll-hash'), value: <code className="break-all text-sm">{page.hash}</code> })
	}
	return (
		<>
			<PageHeader
				title={title}
				lead={vote.title}
				back={{ to: paths.vote(estateId, vote.id), label: t('roll:page.back') }}
			/>
			<Callout
				tone={frozen ? 'ok' : 'wait'}
				title={t(frozen ? 'roll:page.frozen-title' : 'roll:page.provisional-title')}
			>
				{frozen
					? t('roll:page.frozen', { when: formatInstant(vote.openedAt ?? 0, i18n.language) })
					: t('roll:page.provisional', { opens: formatInstant(vote.opensAt, i18n.language) })}
			</Callout>
			{!frozen && vote.cancelledAt === null && (
				<RollGaps
					estateId={estateId}
					gaps={page.gaps}
					title={t('roll:gaps.title', { count: page.gaps.count })}
					mayMend={page.mayMend}
				>
					{t('roll:gaps.before-opening')}
				</RollGaps>
			)}
			<Columns
				main={
					<>
						<p className="max-w-text text-muted">{t('roll:page.who-counts')}</p>
						<RollBuildings buildings={buildings} />
						{page.inside && shown ? (
							<>
								{buildings.length > 1 && (
									<LinkTabs
										label={t('roll:page.building')}
										items={buildings.map(({ id: buildingId, name, units }) => ({
											to: paths.voteRoll(estateId, vote.id, { building: buildingId }),
											label: name,
											current: buildingId === shown.id,
											count: units,
										}))}
									/>
								)}
								<RollTable building={shown.name} entrances={page.entrances} />
							</>
						) : (
							!page.inside && <Callout>{t(page.signedIn ? 'roll:page.outside' : 'roll:page.sign-in')}</Callout>
						)}
					</>
				}
				side={
					<>
						<Card title={t('roll:page.sums')}>
							<Facts items={facts} />
							{page.inside && (
								<TextLink to={paths.voteRollFile(estateId, vote.id)} block document>
									{t('roll:page.download')}
								</TextLink>
							)}
						</Card>
						<Card title={t('roll:page.wrong')}>
							<p className="mb-3 text-muted">{t('roll:page.wrong-text')}</p>
							<LinkButton to={paths.voteObjections(estateId, vote.id)} variant="quiet">
								{t('roll:page.to-objections')}
							</LinkButton>
						</Card>
						{page.officer && <RollDrift estateId={estateId} drift={page.drift} />}
					</>
				}
			/>
		</>
	)
}

function parkingText({ parking, concernsParking }: { parking: string; concernsParking: boolean }): string {
	if (parking !== 'if-concerned') return parking
	return concernsParking ? 'concerned' : 'not-concerned'
}
