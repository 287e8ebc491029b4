import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { requireEstate } from '~/features/estates/find-estate.server'
import { requireActor } from '~/features/identity/actor.server'
import { ReachOut } from '~/features/managing/doors/components/reach-out'
import { turnoutAct } from '~/features/managing/doors/forms'
import { doAtDoors } from '~/features/managing/doors/grid-act.server'
import { Channels, Reached } from '~/features/managing/turnout/components/channels'
import { ParticipationBars } from '~/features/managing/turnout/components/participation-bars'
import { PartsTable } from '~/features/managing/turnout/components/parts-table'
import { turnoutPage } from '~/features/managing/turnout/page.server'
import { findVote } from '~/features/planning/votes/queries.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { formatDeadline, formatInstant } from '~/platform/format'
import { readForm, refuse } from '~/platform/forms.server'
import { translator } from '~/platform/i18n.server'
import { notFound, redirectWithFlash } from '~/platform/respond.server'
import { Card, EmptyState, ErrorSummary, PageHeader, TextLink } from '~/ui'
import { useLive } from '~/ui/use-live'

const renewedEvery = 30_000

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId, 'see-grid')
	const at = now()
	const vote = await findVote(estate.id, params.voteId, at)
	if (!vote) throw notFound()
	const { id, title, closesAt } = vote
	return {
		title: t('turnout:title'),
		estateId: estate.id,
		vote: { id, title, closesAt },
		turnout: vote.openedAt === null ? null : await turnoutPage(actor, estate, vote, at),
	}
}

export async function action({ request, params }: ActionFunctionArgs) {
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId, 'post-notice')
	const vote = await findVote(estate.id, params.voteId, now())
	if (!vote) throw notFound()
	const form = await readForm(request, turnoutAct)
	if (!form.ok) return form.reply
	const result = await doAtDoors(actor, estate, { ...form.value, voteId: vote.id }, {}, now())
	if (!result.ok) return refuse(result, form.sent)
	return redirectWithFlash(paths.turnout(estate.id, vote.id), result.value.flash, result.value.facts)
}

export default function Turnout() {
	const { t, i18n } = useTranslation()
	const { title, estateId, vote, turnout } = useLoaderData<typeof loader>()
	const reply = useActionData<typeof action>()
	const renewedAt = useLive(turnout, renewedEvery)
	return (
		<>
			<PageHeader
				title={title}
				lead={t('turnout:lead')}
				back={{ to: paths.vote(estateId, vote.id), label: t('turnout:back') }}
			/>
			<ErrorSummary refusal={reply?.refusal} facts={reply?.facts} />
			<p className="font-semibold">{vote.title}</p>
			{turnout ? (
				<>
					<p>{leftText(t, turnout.daysLeft, formatDeadline(vote.closesAt, i18n.language))}</p>
					{renewedAt !== null && (
						<p className="mb-4 text-muted">{t('turnout:as-of', { when: formatInstant(renewedAt, i18n.language) })}</p>
					)}
					<Card title={t('turnout:thresholds')}>
						<ParticipationBars tests={turnout.tests} />
						<Channels whole={turnout.whole} />
					</Card>
					<Reached whole={turnout.whole} reminders={turnout.reminders} />
					{turnout.reachOut && <ReachOut estateId={estateId} voteId={vote.id} {...turnout.reachOut} />}
					{!turnout.seesAll && <p className="mt-4">{t('turnout:own-parts')}</p>}
					<PartsTable lines={turnout.lines} sum={turnout.own} />
					<p className="text-muted">{t('turnout:note')}</p>
					<TextLink to={`${paths.grids(estateId)}?vote=${vote.id}`} block>
						{t('turnout:grid')}
					</TextLink>
				</>
			) : (
				<EmptyState title={t('turnout:not-open')} next={t('turnout:not-open-next')} />
			)}
		</>
	)
}

function leftText(t: ReturnType<typeof useTranslation>['t'], days: number | null, deadline: string): string {
	if (days === null) return t('turnout:over', { deadline })
	return days === 0 ? t('turnout:last-day') : t('turnout:days-left', { days, deadline })
}
