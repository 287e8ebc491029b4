import { useForm } from '@conform-to/react'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { requireEstate } from '~/features/estates/find-estate.server'
import { scopeName } from '~/features/estates/scope-name'
import { requireActor } from '~/features/identity/actor.server'
import { noticeForm } from '~/features/notices/forms'
import { postNotice } from '~/features/notices/post-notice.server'
import { bodyLength, titleLength } from '~/features/notices/rules'
import { scopesToPost } from '~/features/notices/targets.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { readForm, refuse } from '~/platform/forms.server'
import { translator } from '~/platform/i18n.server'
import { newId } from '~/platform/id'
import { notFound, redirectWithFlash } from '~/platform/respond.server'
import { Button, CheckboxField, ErrorSummary, HiddenField, PageHeader, SelectField, TextArea, TextField } from '~/ui'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId, 'post-notice')
	const scopes = await scopesToPost(actor, estate)
	if (scopes.length === 0) throw notFound()
	return {
		title: t('notices:new.title'),
		estateId: estate.id,
		scopes: scopes.map((scope) => ({ value: scope.scopeId, label: scopeName(t, scope) })),
		requestKey: newId(),
	}
}

export async function action({ request, params }: ActionFunctionArgs) {
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId, 'post-notice')
	const form = await readForm(request, noticeForm)
	if (!form.ok) return form.reply
	const notice = await postNotice(actor, estate, form.value, now())
	if (!notice.ok) return refuse(notice, form.sent)
	return redirectWithFlash(paths.notice(estate.id, notice.value.noticeId), 'notices:flash.posted')
}

export default function NewNotice() {
	const { t } = useTranslation()
	const { title, estateId, scopes, requestKey } = useLoaderData<typeof loader>()
	const reply = useActionData<typeof action>()
	const [form, fields] = useForm<z.input<typeof noticeForm>>({
		id: 'notice',
		lastResult: reply?.lastResult ?? null,
		defaultValue: { scope: scopes[0]?.value },
	})
	const labels = { scope: t('notices:new.scope'), title: t('notices:new.heading'), body: t('notices:new.body') }
	return (
		<>
			<PageHeader
				title={title}
				lead={t('notices:new.lead')}
				back={{ to: paths.notices(estateId), label: t('notices:list.title') }}
			/>
			<ErrorSummary form={form} refusal={reply?.refusal} facts={reply?.facts} labels={labels} />
			<Form method="post" id={form.id} noValidate>
				<HiddenField name="requestKey" value={requestKey} />
				<SelectField field={fields.scope} label={labels.scope} options={scopes} width="half" />
				<TextField
					field={fields.title}
					label={labels.title}
					hint={t('notices:new.heading-hint', { max: titleLength })}
					maxLength={titleLength}
				/>
				<TextArea
					field={fields.body}
					label={labels.body}
					hint={t('notices:new.body-hint', { max: bodyLength })}
					rows={8}
					maxLength={bodyLength}
				/>
				<CheckboxField field={fields.sms} label={t('notices:new.sms')} hint={t('notices:new.sms-hint')} />
				<Button>{t('notices:new.submit')}</Button>
			</Form>
		</>
	)
}
