import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { placeOf, requireEstate } from '~/features/estates/find-estate.server'
import { may } from '~/features/identity/access'
import { currentActor, requireActor } from '~/features/identity/actor.server'
import { LogCard } from '~/features/planning/proof/components/log-card'
import { cancelVote } from '~/features/planning/votes/cancel-vote.server'
import { CancelVote } from '~/features/planning/votes/components/cancel-vote'
import { MatterCard } from '~/features/planning/votes/components/matter-card'
import { MatterResultCard } from '~/features/planning/votes/components/matter-result'
import { TestBars } from '~/features/planning/votes/components/test-bars'
import { VoteFactsCard } from '~/features/planning/votes/components/vote-facts'
import { VoteStanding } from '~/features/planning/votes/components/vote-standing'
import { VoteTag } from '~/features/planning/votes/components/vote-tag'
import { YourVoice } from '~/features/planning/votes/components/your-voice'
import { cancelForm } from '~/features/planning/votes/forms'
import { voteForPage } from '~/features/planning/votes/page.server'
import { findVote } from '~/features/planning/votes/queries.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { readForm, refuse } from '~/platform/forms.server'
import { translator } from '~/platform/i18n.server'
import { notFound, redirectWithFlash } from '~/platform/respond.server'
import { Card, Columns, Disclosure, ErrorSummary, PageHeader, Section } from '~/ui'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { lng } = await translator(request)
	const actor = await currentActor(request)
	const estate = await requireEstate(actor, params.estateId)
	const page = await voteForPage(estate, params.voteId, actor, lng, now())
	if (!page) throw notFound()
	const mayRun = may(actor, 'run-votes', placeOf(estate))
	return {
		...page,
		title: page.vote.title,
		estateId: estate.id,
		mayCancel: mayRun && (page.vote.state === 'announced' || page.vote.state === 'open'),
	}
}

export async function action({ request, params }: ActionFunctionArgs) {
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId, 'run-votes')
	const vote = await findVote(estate.id, params.voteId, now())
	if (!vote) throw notFound()
	const form = await readForm(request, cancelForm)
	if (!form.ok) return form.reply
	const cancelled = await cancelVote(actor, estate, { voteId: vote.id, reason: form.value.reason }, now())
	if (!cancelled.ok) return refuse(cancelled, form.sent)
	return redirectWithFlash(paths.vote(estate.id, vote.id), 'votes:flash.cancelled')
}

export default function Vote() {
	const { t } = useTranslation()
	const page = useLoaderData<typeof loader>()
	const reply = useActionData<typeof action>()
	const { vote, estateId, matters, counted, turnoutTests } = page
	return (
		<>
			<PageHeader
				title={vote.title}
				aside={<VoteTag vote={vote} />}
				lead={t('votes:show.lead', { scope: page.scopeName ?? t('votes:scope.estate'), number: vote.versionNumber })}
				back={{ to: paths.votes(estateId), label: t('votes:show.back') }}
			/>
			<ErrorSummary refusal={reply?.refusal} facts={reply?.facts} />
			<Columns
				main={
					<>
						<VoteStanding
							estateId={estateId}
							vote={vote}
							failed={counted?.filter((matter) => !matter.result.passed).length ?? 0}
							count={matters.length}
						/>
						<YourVoice
							estateId={estateId}
							vote={vote}
							matterCount={matters.length}
							voters={page.voters}
							standing={page.standing}
							daysLeft={page.daysLeft}
						/>
						{vote.state === 'open' && turnoutTests && (
							<Card title={t('votes:show.turnout-title')}>
								<TestBars tests={turnoutTests} final={false} />
								<p className="text-muted">{t('votes:show.secret')}</p>
								<Disclosure summary={t('votes:show.how')}>
									<p>{t('votes:result.arithmetic-rule')}</p>
								</Disclosure>
							</Card>
						)}
						{counted?.map((matter) => (
							<MatterResultCard key={matter.id} matter={matter} smallestGroup={page.smallestGroup} />
						))}
						<Section title={t('votes:show.matters-title', { count: matters.length })}>
							{matters.map((matter) => (
								<MatterCard key={matter.id} estateId={estateId} matter={matter} />
							))}
						</Section>
					</>
				}
				side={
					<>
						<VoteFactsCard page={page} />
						{vote.openedAt !== null && <LogCard estateId={estateId} voteId={vote.id} />}
						{page.mayCancel && <CancelVote lastResult={reply?.lastResult} />}
					</>
				}
			/>
		</>
	)
}
