import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { requireEstate } from '~/features/estates/find-estate.server'
import { requireActor } from '~/features/identity/actor.server'
import { paperAgainPage } from '~/features/planning/papers/again-page.server'
import { PaperPhoto } from '~/features/planning/papers/components/paper-photo'
import { inOrder, ReadingFields, readingLabels } from '~/features/planning/papers/components/reading-fields'
import { enterPaperAgain, takePaper } from '~/features/planning/papers/enter-paper-again.server'
import { againForm, withoutChoice } from '~/features/planning/papers/forms'
import { doorName } from '~/features/planning/votes/door-name'
import { voteMatterIds } from '~/features/planning/votes/queries.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { type FormReply, readForm, refuse } from '~/platform/forms.server'
import { translator } from '~/platform/i18n.server'
import { notFound, redirectWithFlash } from '~/platform/respond.server'
import { Button, ButtonRow, Callout, CheckboxField, ErrorSummary, HiddenField, PageHeader, sentForm } from '~/ui'
import { KeptDraft } from '~/ui/kept-draft'

export { keptAction as clientAction } from '~/ui/kept-action'

const formId = 'again'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId, 'enter-paper')
	const { voteId, paperId } = params
	const page = await paperAgainPage(actor, estate, { voteId, paperId }, now())
	if (!page) throw notFound()
	const title = t(page.paper.mode === 'sealed' ? 'papers:again.title-sealed' : 'papers:again.title')
	return { ...page, title, estateId: estate.id, person: actor.personId }
}

export async function action({ request, params }: ActionFunctionArgs) {
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId, 'enter-paper')
	const which = { voteId: params.voteId ?? '', paperId: params.paperId ?? '' }
	if (!(await paperAgainPage(actor, estate, which, now()))) throw notFound()
	const form = await readForm(request, againForm)
	if (!form.ok) return form.reply
	if (form.value.intent === 'take') {
		const taken = await takePaper(actor, estate, which, now())
		if (!taken.ok) return refuse(taken, form.sent)
		return redirect(paths.paperAgain(estate.id, which.voteId, which.paperId), 303)
	}
	const fieldErrors = withoutChoice(await voteMatterIds(estate.id, which.voteId), form.value)
	if (fieldErrors) return data({ lastResult: form.sent.reply({ fieldErrors }) }, { status: 400 })
	const { reading, requestKey } = form.value
	const entered = await enterPaperAgain(actor, estate, { ...which, reading, requestKey }, now())
	if (!entered.ok) return refuse(entered, form.sent)
	return redirectWithFlash(paths.papers(estate.id, which.voteId), 'papers:flash.entered')
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

export default function PaperAgain() {
	const { t } = useTranslation()
	const page = useLoaderData<typeof loader>()
	const reply: FormReply | undefined = useActionData<typeof action>()
	const { estateId, vote, paper, matters, whyNot, inHand } = page
	const { form } = sentForm(formId, reply?.lastResult)
	const sealed = paper.mode === 'sealed'
	const labels = readingLabels(t, matters)
	return (
		<>
			<ErrorSummary form={inOrder(form, labels)} refusal={reply?.refusal} facts={reply?.facts} labels={labels} />
			<PageHeader
				title={page.title}
				lead={t('papers:list.paper', { number: paper.number, door: doorName(page.door) })}
				back={{ to: paths.papers(estateId, vote.id), label: t('papers:list.title') }}
			/>
			{whyNot ? (
				<Callout title={t('papers:again.gone')}>{t(whyNot)}</Callout>
			) : (
				<>
					<p className="max-w-text">{t(sealed ? 'papers:again.lead-sealed' : 'papers:again.lead')}</p>
					{inHand ? <Entry page={page} reply={reply} /> : <Take />}
				</>
			)}
		</>
	)
}

function Take() {
	const { t } = useTranslation()
	return (
		<Form method="post">
			<HiddenField name="intent" value="take" />
			<p className="my-3 max-w-text text-muted">{t('papers:again.take-hint')}</p>
			<Button>{t('papers:again.take')}</Button>
		</Form>
	)
}

function Entry({ page, reply }: { page: Page; reply: FormReply | undefined }) {
	const { t } = useTranslation()
	const { paper, matters, requestKey, person, estateId } = page
	const { field } = sentForm(formId, reply?.lastResult)
	return (
		<>
			{paper.photoFileId && <PaperPhoto estateId={estateId} fileId={paper.photoFileId} number={paper.number} />}
			<KeptDraft id={formId} noValidate person={person} name={`again:${paper.id}`} requestKey={requestKey}>
				<HiddenField name="intent" value="enter" />
				<ReadingFields form={formId} lastResult={reply?.lastResult} matters={matters} />
				<CheckboxField field={field('checked')} label={t('papers:reading.checked')} />
				<ButtonRow>
					<Button wide>{t('papers:again.save')}</Button>
				</ButtonRow>
			</KeptDraft>
		</>
	)
}
