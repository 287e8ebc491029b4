import { useForm } from '@conform-to/react'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { requireStaff } from '~/features/identity/actor.server'
import { PasswordOnce } from '~/features/identity/components/password-once'
import { RoleFields } from '~/features/identity/components/role-fields'
import {
	disableStaff,
	enableStaff,
	endStaffGrant,
	grantStaffRole,
	resetStaffPassword,
} from '~/features/identity/manage-staff.server'
import { roleChoices } from '~/features/identity/role-choices.server'
import { manageStaffForm } from '~/features/identity/staff-forms'
import { findStaff } from '~/features/identity/staff-queries.server'
import type { Actor } from '~/features/identity/types'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { readForm, refuse } from '~/platform/forms.server'
import { translator } from '~/platform/i18n.server'
import { notFound, redirectWithFlash } from '~/platform/respond.server'
import { Button, ButtonRow, Callout, Card, ErrorSummary, Facts, HiddenField, PageHeader, Tag } from '~/ui'

async function managed(request: Request, personId: string | undefined) {
	const actor = await requireStaff(request)
	const member = personId ? await findStaff(actor, personId) : null
	if (!member) throw notFound()
	return { actor, member }
}

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const { actor, member } = await managed(request, params.personId)
	return {
		title: t('staff:person.title', { name: member.displayName }),
		member,
		self: member.personId === actor.personId,
		choices: await roleChoices(actor),
	}
}

/** The deed of each button; a new password comes back to be shown once. */
function carryOut(actor: Actor, personId: string, form: z.output<typeof manageStaffForm>, at: number) {
	switch (form.intent) {
		case 'grant':
			return grantStaffRole(actor, { personId, role: form.role, regionCode: form.regionCode }, at)
		case 'end-grant':
			return endStaffGrant(actor, { personId, grantId: form.grantId }, at)
		case 'reset-password':
			return resetStaffPassword(actor, personId, at)
		case 'disable':
			return disableStaff(actor, personId, at)
		case 'enable':
			return enableStaff(actor, personId, at)
	}
}

export async function action({ request, params }: ActionFunctionArgs) {
	const { actor, member } = await managed(request, params.personId)
	const form = await readForm(request, manageStaffForm)
	if (!form.ok) return form.reply
	const result = await carryOut(actor, member.personId, form.value, now())
	if (!result.ok) return refuse(result, form.sent)
	if (result.value) return data({ once: { loginName: member.loginName, password: result.value.password } })
	return redirectWithFlash(paths.staffPerson(member.personId), `staff:flash.${form.value.intent}`)
}

/** A new page after each deed: the form starts empty, what was refused before it is forgotten. */
export default function StaffPerson() {
	const { member } = useLoaderData<typeof loader>()
	return <StaffPersonPage key={JSON.stringify(member)} />
}

function StaffPersonPage() {
	const { t } = useTranslation()
	const { title, member, self, choices } = useLoaderData<typeof loader>()
	const reply = useActionData<typeof action>()
	const failed = reply && 'once' in reply ? undefined : reply
	const [form, fields] = useForm<{ role: string; regionCode: string }>({
		id: 'grant',
		lastResult: failed?.lastResult ?? null,
	})
	const labels = { role: t('staff:role.label'), regionCode: t('staff:region') }
	return (
		<>
			<ErrorSummary form={form} labels={labels} refusal={failed?.refusal} facts={failed?.facts} />
			<PageHeader title={title} back={{ to: paths.staffPeople(), label: t('staff:people.title') }} />
			{reply && 'once' in reply && <PasswordOnce {...reply.once} />}
			<Facts
				items={[
					{ label: t('staff:login-name'), value: member.loginName },
					{
						label: t('staff:state.label'),
						value: t(`staff:state.${member.disabled ? 'disabled' : member.mustChangePassword ? 'new' : 'active'}`),
					},
					{
						label: t('staff:second-factor.label'),
						value: t(`staff:second-factor.${member.hasSecondFactor ? 'bound' : 'unbound'}`),
					},
				]}
			/>
			<Card title={t('staff:person.roles')}>
				<ul className="divide-y divide-line">
					{member.grants.map((grant) => (
						<li key={grant.id} className="flex flex-wrap items-center justify-between gap-3 py-3">
							<span>
								{t(`staff:role.${grant.role}`)} · {grant.region} {grant.ended && <Tag>{t('staff:state.ended')}</Tag>}
							</span>
							{!grant.ended && !self && (
								<Form method="post">
									<HiddenField name="intent" value="end-grant" />
									<HiddenField name="grantId" value={grant.id} />
									<Button variant="danger">
										{t('staff:person.end')}
										<span className="sr-only">
											{t(`staff:role.${grant.role}`)} {grant.region}
										</span>
									</Button>
								</Form>
							)}
						</li>
					))}
				</ul>
			</Card>
			{self ? (
				<Callout>{t('staff:person.self')}</Callout>
			) : (
				<>
					<Card title={t('staff:person.grant')}>
						<Form method="post" id={form.id} noValidate>
							<HiddenField name="intent" value="grant" />
							<RoleFields role={fields.role} region={fields.regionCode} choices={choices} />
							<ButtonRow>
								<Button>{t('staff:person.grant-submit')}</Button>
							</ButtonRow>
						</Form>
					</Card>
					<Card title={t('staff:person.access')}>
						<p className="mb-3 max-w-text text-muted">{t('staff:person.access-text')}</p>
						<ButtonRow>
							<Intent intent="reset-password" label={t('staff:person.reset')} />
							<Intent
								intent={member.disabled ? 'enable' : 'disable'}
								label={t(member.disabled ? 'staff:person.enable' : 'staff:person.disable')}
								danger={!member.disabled}
							/>
						</ButtonRow>
					</Card>
				</>
			)}
		</>
	)
}

function Intent({ intent, label, danger }: { intent: string; label: string; danger?: boolean }) {
	return (
		<Form method="post">
			<HiddenField name="intent" value={intent} />
			<Button variant={danger ? 'danger' : 'quiet'}>{label}</Button>
		</Form>
	)
}
