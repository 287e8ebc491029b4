import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { placeOf, requireEstate } from '~/features/estates/find-estate.server'
import { may, mayInPart } from '~/features/identity/access'
import { currentActor, requireActor } from '~/features/identity/actor.server'
import { WorkCard } from '~/features/managing/turnout/components/work-card'
import { LogCard } from '~/features/planning/proof/components/log-card'
import { FormsCard } from '~/features/planning/vote-forms/components/forms-card'
import { actOfOffice } from '~/features/planning/votes/act-of-office.server'
import { ConfirmExtension, type ExtensionPreview } from '~/features/planning/votes/components/confirm-extension'
import { MatterCard } from '~/features/planning/votes/components/matter-card'
import { MatterResultCard } from '~/features/planning/votes/components/matter-result'
import { OfficeCard } from '~/features/planning/votes/components/office-card'
import { RecordsCard } from '~/features/planning/votes/components/records-card'
import { RollGaps } from '~/features/planning/votes/components/roll-gaps'
import { StageLine } from '~/features/planning/votes/components/stage-line'
import { TestBars } from '~/features/planning/votes/components/test-bars'
import { ChannelTable, PaperTable } from '~/features/planning/votes/components/turnout-figures'
import { VoteFactsCard } from '~/features/planning/votes/components/vote-facts'
import { VoteStanding } from '~/features/planning/votes/components/vote-standing'
import { VoteTag } from '~/features/planning/votes/components/vote-tag'
import { scopeText } from '~/features/planning/votes/components/words'
import { YourVoice } from '~/features/planning/votes/components/your-voice'
import { officeForm } from '~/features/planning/votes/office-forms'
import { officePage } from '~/features/planning/votes/office-page.server'
import { voteForPage } from '~/features/planning/votes/page.server'
import { findVote } from '~/features/planning/votes/queries.server'
import { openingGaps } from '~/features/planning/votes/roll-posted.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { type FormReply, readForm, refuse } from '~/platform/forms.server'
import { translator } from '~/platform/i18n.server'
import { notFound, redirectWithFlash } from '~/platform/respond.server'
import { Card, Columns, Disclosure, ErrorSummary, PageHeader, Section, sentForm } from '~/ui'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { lng } = await translator(request)
	const actor = await currentActor(request)
	const estate = await requireEstate(actor, params.estateId)
	const at = now()
	const page = await voteForPage(estate, params.voteId, actor, lng, at)
	if (!page) throw notFound()
	const mayRun = may(actor, 'run-votes', placeOf(estate))
	const { stage } = page.vote
	return {
		...page,
		title: page.vote.title,
		estateId: estate.id,
		carriesPapers: mayInPart(actor, 'enter-paper', placeOf(estate)),
		seesGrid: mayInPart(actor, 'see-grid', placeOf(estate)),
		office: mayRun ? await officePage(page.vote, at) : null,
		gaps: stage === 'refused' || (stage === 'notice' && mayRun) ? await openingGaps(estate.id, page.vote) : null,
		mayMend: may(actor, 'manage-register', placeOf(estate)),
	}
}

type Reply = FormReply & { preview?: ExtensionPreview }

export async function action({ request, params }: ActionFunctionArgs) {
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId, 'run-votes')
	const at = now()
	const vote = await findVote(estate.id, params.voteId, at)
	if (!vote) throw notFound()
	const form = await readForm(request, officeForm)
	if (!form.ok) return form.reply
	const act = await actOfOffice(actor, estate, vote, form.value, at)
	if (!act.ok) return refuse(act, form.sent)
	if ('preview' in act.value) return data<Reply>({ preview: act.value.preview })
	return redirectWithFlash(paths.vote(estate.id, vote.id), act.value.flash)
}

export default function Vote() {
	const { t } = useTranslation()
	const page = useLoaderData<typeof loader>()
	const reply: Reply = useActionData<typeof action>() ?? {}
	const { vote, estateId, matters, counted, turnoutTests, stages, office } = page
	if (reply.preview) return <ConfirmExtension estateId={estateId} voteId={vote.id} preview={reply.preview} />
	const failed = counted?.filter((matter) => !matter.passed).length ?? 0
	const intent = reply.lastResult?.initialValue?.intent
	const sent = intent === 'extend' || intent === 'extend-check' ? 'extend' : 'cancel'
	return (
		<>
			<PageHeader
				title={vote.title}
				aside={<VoteTag vote={vote} />}
				lead={t('votes:show.lead', { scope: scopeText(t, vote.scopeKind, page.scopeName), number: vote.versionNumber })}
				back={{ to: paths.votes(estateId), label: t('votes:show.back') }}
			/>
			<ErrorSummary
				form={sentForm(sent, reply.lastResult).form}
				refusal={reply.refusal}
				facts={reply.facts}
				labels={
					sent === 'extend'
						? { reason: t('extension:extension.reason'), lastDay: t('extension:extension.last-day') }
						: { reason: t('votes:show.cancel-reason') }
				}
			/>
			<Columns
				main={
					<>
						<VoteStanding
							estateId={estateId}
							vote={vote}
							failed={failed}
							count={matters.length}
							postingOver={stages.postingOver}
						/>
						{page.gaps && (
							<RollGaps
								estateId={estateId}
								gaps={page.gaps}
								title={t('roll:gaps.title', { count: page.gaps.count })}
								mayMend={page.mayMend}
							>
								{t('roll:gaps.before-opening')}
							</RollGaps>
						)}
						<YourVoice
							estateId={estateId}
							vote={vote}
							mayChange={page.mayChange}
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
							<MatterResultCard
								key={matter.id}
								matter={matter}
								silent={page.silent}
								smallestGroup={page.smallestGroup}
								announced={vote.resultAnnouncedAt !== null}
							/>
						))}
						{page.channels && page.channels.length > 0 && (
							<Card title={t('votes:channel.title')}>
								<ChannelTable channels={page.channels} />
								<p className="mt-2 text-muted">{t('votes:channel.note')}</p>
								{page.papers && page.papers.received > 0 && <PaperTable papers={page.papers} />}
							</Card>
						)}
						<Section title={t('votes:show.matters-title', { count: matters.length })}>
							{matters.map((matter) => (
								<MatterCard key={matter.id} estateId={estateId} matter={matter} />
							))}
						</Section>
					</>
				}
				side={
					<>
						{office && (
							<OfficeCard
								estateId={estateId}
								vote={vote}
								stages={stages}
								office={office}
								lastResult={reply.lastResult}
							/>
						)}
						<StageLine vote={vote} stages={stages} />
						<VoteFactsCard page={page} />
						<RecordsCard estateId={estateId} vote={vote} />
						{page.seesGrid && vote.openedAt !== null && <WorkCard estateId={estateId} voteId={vote.id} />}
						{page.carriesPapers && <FormsCard estateId={estateId} voteId={vote.id} />}
						{vote.openedAt !== null && <LogCard estateId={estateId} voteId={vote.id} />}
					</>
				}
			/>
		</>
	)
}
