import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { requireEstate } from '~/features/estates/find-estate.server'
import { requireActor } from '~/features/identity/actor.server'
import { PreviewCard } from '~/features/planning/municipal/components/preview-card'
import { municipalForm, municipalQuery } from '~/features/planning/municipal/forms'
import { importMunicipal } from '~/features/planning/municipal/import-municipal.server'
import { forgetFile, keepFile, keptFile } from '~/features/planning/municipal/kept-file.server'
import { municipalPage } from '~/features/planning/municipal/page.server'
import { mostRows } from '~/features/planning/municipal/rules'
import { findVote } from '~/features/planning/votes/queries.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { formatCount, formatInstant } from '~/platform/format'
import { type FormReply, readForm, refuse } from '~/platform/forms.server'
import { translator } from '~/platform/i18n.server'
import { readQuery } from '~/platform/query.server'
import { notFound, redirectWithFlash } from '~/platform/respond.server'
import { refused } from '~/platform/result'
import {
	Button,
	ButtonRow,
	Callout,
	Card,
	ErrorSummary,
	FileField,
	HiddenField,
	LinkButton,
	PageHeader,
	sentForm,
} from '~/ui'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId, 'run-votes')
	const { file: kept } = readQuery(request, municipalQuery)
	const page = await municipalPage(actor, estate, { voteId: params.voteId, kept }, now())
	if (!page) throw notFound()
	return { ...page, title: t('municipal:page.title'), estateId: estate.id, kept: kept ?? '' }
}

export async function action({ request, params }: ActionFunctionArgs) {
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId, 'run-votes')
	const vote = await findVote(estate.id, params.voteId, now())
	if (!vote) throw notFound()
	const form = await readForm(request, municipalForm)
	if (!form.ok) return form.reply
	if (form.value.intent === 'check') {
		const { file } = form.value
		const bytes = new Uint8Array(await file.arrayBuffer())
		const name = await keepFile(vote.id, actor.personId, { fileName: file.name || 'ballots', bytes })
		return redirect(paths.municipal(estate.id, vote.id, name), 303)
	}
	const file = await keptFile(vote.id, actor.personId, form.value.kept)
	if (!file) return refuse(refused('municipal:refusal.gone'), form.sent)
	const imported = await importMunicipal(actor, estate, { voteId: vote.id, file }, now())
	if (!imported.ok) return refuse(imported, form.sent)
	await forgetFile(vote.id, actor.personId, form.value.kept)
	return redirectWithFlash(paths.municipal(estate.id, vote.id), 'papers:flash.imported', {
		taken: imported.value.taken,
	})
}

export default function Municipal() {
	const { t, i18n } = useTranslation()
	const page = useLoaderData<typeof loader>()
	const reply: FormReply | undefined = useActionData<typeof action>()
	const { estateId, vote, preview, unreadable, whyNot, imports } = page
	const { form, field } = sentForm('municipal', reply?.lastResult)
	return (
		<>
			<ErrorSummary
				form={form}
				refusal={reply?.refusal ?? unreadable?.error}
				facts={reply?.facts ?? unreadable?.facts}
				labels={{ file: t('municipal:page.file') }}
			/>
			<PageHeader
				title={page.title}
				lead={vote.title}
				back={{ to: paths.papers(estateId, vote.id), label: t('municipal:page.back') }}
			/>
			<p className="mb-4 max-w-text">{t('municipal:page.lead')}</p>
			{whyNot && (
				<Callout tone="wait" title={t('municipal:page.not-now')}>
					{t(whyNot)}
				</Callout>
			)}
			{preview && <PreviewCard kept={page.kept} preview={preview} />}
			<Card title={t('municipal:page.step-template')}>
				<p className="max-w-text">{t('municipal:page.step-template-text')}</p>
				<ButtonRow>
					<LinkButton variant="quiet" to={paths.municipalTemplate(estateId, vote.id)} document>
						{t('municipal:page.download')}
					</LinkButton>
				</ButtonRow>
			</Card>
			{!whyNot && (
				<Card title={t('municipal:page.step-upload')}>
					<Form method="post" encType="multipart/form-data" id={form.id} noValidate>
						<HiddenField name="intent" value="check" />
						<FileField
							field={field('file')}
							label={t('municipal:page.file')}
							hint={t('municipal:page.file-hint', { most: formatCount(mostRows) })}
							accept=".xlsx,.csv"
						/>
						<ButtonRow>
							<Button variant={preview ? 'quiet' : 'primary'}>{t('municipal:page.check')}</Button>
						</ButtonRow>
					</Form>
				</Card>
			)}
			<Card title={t('municipal:page.before')}>
				{imports.length === 0 && <p>{t('municipal:page.none')}</p>}
				<ul className="divide-y divide-line">
					{imports.map(({ id, fileName, rows, taken, importedAt, by }) => (
						<li key={id} className="py-2">
							<span className="break-words font-semibold">{fileName}</span>
							<span className="block text-muted">
								{t('municipal:page.imported', {
									when: formatInstant(importedAt, i18n.language),
									name: by ?? t('papers:paper.nobody'),
									rows: formatCount(rows),
									taken: formatCount(taken),
								})}
							</span>
						</li>
					))}
				</ul>
			</Card>
		</>
	)
}
