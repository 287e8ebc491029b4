import { useForm } from '@conform-to/react'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { uploadForm } from '~/features/estates/register/forms'
import { previewRegister } from '~/features/estates/register/preview-register.server'
import { managedEstates, recentImports } from '~/features/estates/register/queries.server'
import { grantsFor } from '~/features/identity/access'
import { requireActor } from '~/features/identity/actor.server'
import type { Actor } from '~/features/identity/types'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { formatInstant } from '~/platform/format'
import { readForm, refuse } from '~/platform/forms.server'
import { translator } from '~/platform/i18n.server'
import { notFound } from '~/platform/respond.server'
import {
	Button,
	ButtonRow,
	Card,
	ErrorSummary,
	FileField,
	LinkButton,
	LinkList,
	PageHeader,
	SelectField,
	Tag,
} from '~/ui'

async function requireRegistrar(request: Request): Promise<Actor> {
	const actor = await requireActor(request)
	if (grantsFor(actor, 'manage-register').length === 0) throw notFound()
	return actor
}

export async function loader({ request }: LoaderFunctionArgs) {
	const { t, lng } = await translator(request)
	const actor = await requireRegistrar(request)
	const [estates, imports] = await Promise.all([managedEstates(actor), recentImports(actor)])
	return {
		title: t('register:import.title'),
		estates,
		imports: imports.map(({ id, fileName, uploadedAt, errorCount, confirmedAt }) => ({
			id,
			fileName,
			when: formatInstant(uploadedAt, lng),
			errorCount,
			confirmed: confirmedAt !== null,
		})),
	}
}

export async function action({ request }: ActionFunctionArgs) {
	const actor = await requireRegistrar(request)
	const form = await readForm(request, uploadForm)
	if (!form.ok) return form.reply
	const { file, estateNumber } = form.value
	const bytes = new Uint8Array(await file.arrayBuffer())
	const upload = { bytes, fileName: file.name || 'register', estateNumber: estateNumber || null }
	const preview = await previewRegister(actor, upload, now())
	if (!preview.ok) return refuse(preview, form.sent)
	return redirect(paths.registerPreview(preview.value.importId), 303)
}

export default function ImportRegister() {
	const { t } = useTranslation()
	const { title, estates, imports } = useLoaderData<typeof loader>()
	const reply = useActionData<typeof action>()
	const [form, fields] = useForm<z.input<typeof uploadForm>>({ id: 'upload', lastResult: reply?.lastResult })
	return (
		<>
			<PageHeader title={title} lead={t('register:import.lead')} />
			<ErrorSummary
				form={form}
				labels={{ file: t('register:import.file'), estateNumber: t('register:import.estate') }}
				refusal={reply?.refusal}
				facts={reply?.facts}
			/>
			<Card title={t('register:import.step-template')}>
				<p>{t('register:import.step-template-text')}</p>
				<ButtonRow>
					<LinkButton variant="quiet" to={paths.registerTemplate()} document>
						{t('register:import.download-template')}
					</LinkButton>
				</ButtonRow>
			</Card>
			<Card title={t('register:import.step-upload')}>
				<Form method="post" encType="multipart/form-data" id={form.id} noValidate>
					<FileField
						field={fields.file}
						label={t('register:import.file')}
						hint={t('register:import.file-hint')}
						accept=".xlsx,.csv"
					/>
					<SelectField
						field={fields.estateNumber}
						label={t('register:import.estate')}
						hint={t('register:import.estate-hint')}
						empty={t('register:import.estate-none')}
						options={estates.map(({ number, name }) => ({ value: number, label: `${name}（${number}）` }))}
						optional
					/>
					<ButtonRow>
						<Button>{t('register:import.submit')}</Button>
					</ButtonRow>
				</Form>
			</Card>
			{imports.length > 0 && (
				<Card title={t('register:import.recent')}>
					<LinkList
						items={imports.map((item) => ({
							key: item.id,
							title: item.fileName,
							to: paths.registerPreview(item.id),
							note: item.when,
							aside: <ImportState {...item} />,
						}))}
					/>
				</Card>
			)}
		</>
	)
}

function ImportState({ confirmed, errorCount }: { confirmed: boolean; errorCount: number }) {
	const { t } = useTranslation()
	if (confirmed) return <Tag tone="ok">{t('register:import.recent-confirmed')}</Tag>
	if (errorCount > 0) return <Tag tone="no">{t('register:import.recent-errors', { count: errorCount })}</Tag>
	return <Tag tone="wait">{t('register:import.recent-open')}</Tag>
}
