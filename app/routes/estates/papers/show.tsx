import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { requireEstate } from '~/features/estates/find-estate.server'
import { requireActor } from '~/features/identity/actor.server'
import { EntriesTable } from '~/features/planning/papers/components/entries-table'
import { PaperPhoto } from '~/features/planning/papers/components/paper-photo'
import { reasonText, StateTag } from '~/features/planning/papers/components/paper-words'
import { inOrder, readingLabels } from '~/features/planning/papers/components/reading-fields'
import { RejectForm, SettleForm } from '~/features/planning/papers/components/settle-forms'
import { settleForm, withoutChoice } from '~/features/planning/papers/forms'
import { paperPage } from '~/features/planning/papers/paper-page.server'
import { rejectPaper, settlePaper } from '~/features/planning/papers/settle-paper.server'
import { doorName } from '~/features/planning/votes/door-name'
import { voteMatterIds } from '~/features/planning/votes/queries.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { formatInstant } from '~/platform/format'
import { type FormReply, readForm, refuse } from '~/platform/forms.server'
import { translator } from '~/platform/i18n.server'
import { notFound, redirectWithFlash } from '~/platform/respond.server'
import { Callout, Card, Columns, ErrorSummary, Facts, PageHeader, sentForm } from '~/ui'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId, 'run-votes')
	const { voteId, paperId } = params
	const page = await paperPage(actor, estate, { voteId, paperId }, now())
	if (!page) throw notFound()
	return { ...page, title: t('papers:paper.title', { number: page.paper.number }), estateId: estate.id }
}

export async function action({ request, params }: ActionFunctionArgs) {
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId, 'run-votes')
	const which = { voteId: params.voteId ?? '', paperId: params.paperId ?? '' }
	if (!(await paperPage(actor, estate, which, now()))) throw notFound()
	const form = await readForm(request, settleForm)
	if (!form.ok) return form.reply
	const back = paths.papers(estate.id, which.voteId, { state: 'differs' })
	if (form.value.intent === 'reject') {
		const rejected = await rejectPaper(actor, estate, { ...which, ...form.value }, now())
		return rejected.ok ? redirectWithFlash(back, 'papers:flash.rejected') : refuse(rejected, form.sent)
	}
	const fieldErrors = withoutChoice(await voteMatterIds(estate.id, which.voteId), form.value)
	if (fieldErrors) return data({ lastResult: form.sent.reply({ fieldErrors }) }, { status: 400 })
	const settled = await settlePaper(actor, estate, { ...which, ...form.value }, now())
	return settled.ok ? redirectWithFlash(back, 'papers:flash.settled') : refuse(settled, form.sent)
}

export default function Paper() {
	const { t, i18n } = useTranslation()
	const page = useLoaderData<typeof loader>()
	const reply: FormReply | undefined = useActionData<typeof action>()
	const { estateId, vote, paper, matters, entries, settle, reject } = page
	const { form } = sentForm('settle', reply?.lastResult)
	const when = formatInstant(paper.receivedAt, i18n.language)
	const labels = {
		...readingLabels(t, matters),
		why: t('papers:paper.reject-why'),
		note: t('papers:paper.reject-note'),
	}
	return (
		<>
			<ErrorSummary form={inOrder(form, labels)} refusal={reply?.refusal} facts={reply?.facts} labels={labels} />
			<PageHeader
				title={page.title}
				lead={vote.title}
				aside={<StateTag state={paper.state} reason={paper.reason} />}
				back={{ to: paths.papers(estateId, vote.id), label: t('papers:paper.back') }}
			/>
			<Columns
				main={
					<>
						<Facts
							items={[
								{ label: t('papers:paper.door'), value: doorName(page.door) },
								{
									label: t('papers:paper.received'),
									value: t('papers:paper.received-by', { when, name: page.receivedBy ?? t('papers:paper.nobody') }),
								},
								{ label: t('papers:paper.mode'), value: t(`papers:paper.mode-${paper.mode}`) },
								...(paper.reason ? [{ label: t('papers:paper.reason'), value: reasonText(t, paper.reason) }] : []),
							]}
						/>
						{page.others > 0 && <Callout tone="wait">{t('papers:paper.others', { count: page.others })}</Callout>}
						{entries.length > 0 ? (
							<EntriesTable entries={entries} matters={matters} />
						) : (
							<p className="my-4 text-muted">{t('papers:paper.entries-hidden', { count: page.entered })}</p>
						)}
						{paper.photoFileId && <PaperPhoto estateId={estateId} fileId={paper.photoFileId} number={paper.number} />}
					</>
				}
				side={
					<>
						{settle && !settle.whyNot && (
							<Card title={t('papers:paper.settle')} turn>
								<SettleForm
									matters={matters}
									begin={page.alike}
									requestKey={page.requestKey}
									lastResult={reply?.lastResult}
								/>
							</Card>
						)}
						{settle?.whyNot && <Callout>{t(settle.whyNot)}</Callout>}
						{reject && !reject.whyNot && (
							<Card title={t('papers:paper.reject')}>
								<RejectForm lastResult={reply?.lastResult} />
							</Card>
						)}
					</>
				}
			/>
		</>
	)
}
