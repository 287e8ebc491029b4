import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { findEstate } from '~/features/estates/find-estate.server'
import { PreviewCounts, PreviewTotals } from '~/features/estates/register/components/preview-counts'
import { HandoverList, IssueList, KeptList } from '~/features/estates/register/components/preview-lists'
import { confirmRegister } from '~/features/estates/register/confirm-register.server'
import { confirmForm, previewQuery } from '~/features/estates/register/forms'
import { previewOf } from '~/features/estates/register/preview.server'
import { type ImportRow, importOf } from '~/features/estates/register/queries.server'
import { grantsFor } from '~/features/identity/access'
import { requireActor } from '~/features/identity/actor.server'
import type { Actor } from '~/features/identity/types'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { formatInstant } from '~/platform/format'
import { readForm, refuse } from '~/platform/forms.server'
import { translator } from '~/platform/i18n.server'
import { readQuery } from '~/platform/query.server'
import { notFound, redirectWithFlash } from '~/platform/respond.server'
import { Button, ButtonRow, Callout, Card, ErrorSummary, Facts, LinkButton, PageHeader, Tag, TextLink } from '~/ui'

async function requireImport(request: Request, importId: string | undefined): Promise<[Actor, ImportRow]> {
	const actor = await requireActor(request)
	const row = grantsFor(actor, 'manage-register').length > 0 ? await importOf(actor, importId) : null
	if (!row) throw notFound()
	return [actor, row]
}

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t, lng } = await translator(request)
	const [, row] = await requireImport(request, params.importId)
	const { changes, lists, estateName, estateNumber } = await previewOf(row, readQuery(request, previewQuery), t)
	const estate = row.estateId ? await findEstate(row.estateId) : null
	const confirmed = row.confirmedAt === null ? null : formatInstant(row.confirmedAt, lng)
	return {
		title: t(confirmed ? 'register:preview.title-confirmed' : 'register:preview.title'),
		importId: row.id,
		estateId: estate?.id ?? null,
		estateName: [estateName || estate?.name, estateNumber || estate?.number].filter(Boolean).join(' · '),
		fileName: row.fileName,
		uploaded: formatInstant(row.uploadedAt, lng),
		summary: row.summary,
		errorCount: row.errorCount,
		confirmed,
		changes,
		lists,
	}
}

export async function action({ request, params }: ActionFunctionArgs) {
	const [actor, row] = await requireImport(request, params.importId)
	const form = await readForm(request, confirmForm)
	if (!form.ok) return form.reply
	const confirmed = await confirmRegister(actor, { importId: row.id }, now())
	if (!confirmed.ok) return refuse(confirmed, form.sent)
	const flash = confirmed.value.already ? 'register:flash.already' : 'register:flash.confirmed'
	return redirectWithFlash(paths.registerPreview(row.id), flash)
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

export default function Preview() {
	const { t } = useTranslation()
	const data = useLoaderData<typeof loader>()
	const reply = useActionData<typeof action>()
	const { title, summary, lists } = data
	return (
		<>
			<PageHeader title={title} back={{ to: paths.registerImport(), label: t('register:import.title') }} />
			<ErrorSummary refusal={reply?.refusal} facts={reply?.facts} />
			<Standing {...data} />
			<Card title={t('register:preview.this-upload')}>
				<Facts
					items={[
						{ label: t('register:preview.file'), value: data.fileName },
						{ label: t('register:preview.estate'), value: <EstateName {...data} /> },
						{ label: t('register:preview.uploaded'), value: data.uploaded },
					]}
				/>
				{data.errorCount === 0 && (
					<>
						<PreviewCounts summary={summary} />
						<PreviewTotals summary={summary} />
					</>
				)}
				<Deeds {...data} />
			</Card>
			{lists && (
				<>
					<IssueList name="errors" list={lists.errors} />
					<IssueList name="warnings" list={lists.warnings} />
					<HandoverList list={lists.handovers} />
					<KeptList list={lists.kept} />
				</>
			)}
		</>
	)
}

function Standing({ confirmed, changes, errorCount, lists }: Loaded) {
	const { t } = useTranslation()
	if (confirmed) {
		return (
			<Callout tone="ok" title={t('register:preview.confirmed', { when: confirmed })}>
				{!changes && t('register:preview.confirmed-unchanged')}
			</Callout>
		)
	}
	if (!lists)
		return (
			<Callout tone="wait" title={t('register:preview.expired')}>
				{t('register:preview.expired-next')}
			</Callout>
		)
	if (errorCount > 0) {
		return (
			<Callout tone="no" title={t('register:preview.has-errors', { count: errorCount })}>
				{t('register:preview.has-errors-next')}
			</Callout>
		)
	}
	return (
		<Callout tone="wait" title={t('register:preview.nothing-stored')}>
			{t(changes ? 'register:preview.nothing-stored-next' : 'register:preview.unchanged')}
		</Callout>
	)
}

function EstateName({ estateName, summary }: Loaded) {
	const { t } = useTranslation()
	const state = summary.estateNew ? 'new' : summary.estateChanged ? 'changed' : 'same'
	return (
		<>
			{estateName} <Tag tone={state === 'same' ? 'neutral' : 'wait'}>{t(`register:preview.estate-${state}`)}</Tag>
		</>
	)
}

function Deeds({ confirmed, estateId, importId, errorCount, lists }: Loaded) {
	const { t } = useTranslation()
	if (confirmed && estateId) {
		return (
			<ButtonRow>
				<LinkButton to={paths.register(estateId)}>{t('register:preview.to-register')}</LinkButton>
				<LinkButton to={paths.letters(estateId)} variant="quiet">
					{t('register:preview.to-letters')}
				</LinkButton>
			</ButtonRow>
		)
	}
	const again = (
		<TextLink to={paths.registerImport()} block>
			{t('register:preview.upload-again')}
		</TextLink>
	)
	if (!lists) return <ButtonRow>{again}</ButtonRow>
	const issues = lists.errors.total + lists.warnings.total > 0 && (
		<LinkButton to={paths.registerIssues(importId)} variant="quiet" document>
			{t('register:preview.download-issues')}
		</LinkButton>
	)
	return (
		<Form method="post">
			<ButtonRow>
				{errorCount === 0 && <Button>{t('register:preview.confirm')}</Button>}
				{issues}
				{again}
			</ButtonRow>
		</Form>
	)
}
