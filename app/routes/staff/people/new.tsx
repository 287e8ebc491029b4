import { useForm } from '@conform-to/react'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { grantsFor } from '~/features/identity/access'
import { requireStaff } from '~/features/identity/actor.server'
import { PasswordOnce } from '~/features/identity/components/password-once'
import { RoleFields } from '~/features/identity/components/role-fields'
import { createStaff } from '~/features/identity/create-staff.server'
import { roleChoices } from '~/features/identity/role-choices.server'
import { asLoginName } from '~/features/identity/sign-in-staff.server'
import { createStaffForm } from '~/features/identity/staff-forms'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { readForm, refuse } from '~/platform/forms.server'
import { translator } from '~/platform/i18n.server'
import { newId } from '~/platform/id'
import { notFound, redirectWithFlash } from '~/platform/respond.server'
import { Button, ButtonRow, ErrorSummary, HiddenField, LinkButton, PageHeader, TextField } from '~/ui'

async function manager(request: Request) {
	const actor = await requireStaff(request)
	if (grantsFor(actor, 'manage-people').length === 0) throw notFound()
	return actor
}

export async function loader({ request }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const actor = await manager(request)
	return { title: t('staff:new.title'), requestKey: newId(), choices: await roleChoices(actor) }
}

export async function action({ request }: ActionFunctionArgs) {
	const actor = await manager(request)
	const form = await readForm(request, createStaffForm)
	if (!form.ok) return form.reply
	const created = await createStaff(actor, form.value, now())
	if (!created.ok) return refuse(created, form.sent)
	const { personId, password } = created.value
	if (password === null) return redirectWithFlash(paths.staffPerson(personId), 'staff:flash.created-already')
	return data({ created: { personId, password, loginName: asLoginName(form.value.loginName) } })
}

export default function NewStaff() {
	const { t } = useTranslation()
	const { title, requestKey, choices } = useLoaderData<typeof loader>()
	const reply = useActionData<typeof action>()
	const failed = reply && 'created' in reply ? undefined : reply
	const [form, fields] = useForm<z.input<typeof createStaffForm>>({
		id: 'new-staff',
		lastResult: failed?.lastResult ?? null,
	})
	const back = { to: paths.staffPeople(), label: t('staff:people.title') }
	if (reply && 'created' in reply) {
		return (
			<>
				<PageHeader title={t('staff:new.done')} back={back} />
				<PasswordOnce {...reply.created} />
				<LinkButton to={paths.staffPerson(reply.created.personId)}>{t('staff:new.to-person')}</LinkButton>
			</>
		)
	}
	const labels = {
		loginName: t('staff:login-name'),
		displayName: t('staff:display-name'),
		role: t('staff:role.label'),
		regionCode: t('staff:region'),
	}
	return (
		<>
			<ErrorSummary form={form} labels={labels} refusal={failed?.refusal} facts={failed?.facts} />
			<PageHeader title={title} lead={t('staff:new.lead')} back={back} />
			<Form method="post" id={form.id} noValidate>
				<HiddenField name="requestKey" value={requestKey} />
				<TextField field={fields.displayName} label={labels.displayName} width="half" maxLength={30} />
				<TextField
					field={fields.loginName}
					label={labels.loginName}
					hint={t('staff:new.login-hint')}
					width="half"
					autoComplete="off"
					spellCheck={false}
					maxLength={40}
				/>
				<RoleFields role={fields.role} region={fields.regionCode} choices={choices} />
				<ButtonRow>
					<Button>{t('staff:new.submit')}</Button>
				</ButtonRow>
			</Form>
		</>
	)
}
