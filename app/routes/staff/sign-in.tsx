import { useForm } from '@conform-to/react'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { currentActor } from '~/features/identity/actor.server'
import { DemoStaff } from '~/features/identity/components/demo-staff'
import { demoStaff } from '~/features/identity/demo-staff.server'
import { staffSignInForm } from '~/features/identity/forms'
import { signInStaff } from '~/features/identity/sign-in-staff.server'
import { withRedirect } from '~/features/identity/with-redirect'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { readForm, refuse } from '~/platform/forms.server'
import { translator } from '~/platform/i18n.server'
import { clientNetwork } from '~/platform/request-scope.server'
import { safeRedirect } from '~/platform/respond.server'
import { sessionCookie, signedIn } from '~/platform/session.server'
import { Button, ButtonRow, ErrorSummary, HiddenField, PageHeader, TextField, TextLink } from '~/ui'

export async function loader({ request }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const redirectTo = safeRedirect(new URL(request.url).searchParams.get('redirectTo'))
	const actor = await currentActor(request)
	if (actor?.kind === 'staff') throw redirect(redirectTo)
	return { title: t('staff:sign-in.title'), redirectTo, demo: await demoStaff() }
}

export async function action({ request }: ActionFunctionArgs) {
	const form = await readForm(request, staffSignInForm)
	if (!form.ok) return form.reply
	const { loginName, password, redirectTo } = form.value
	const replaces = (await signedIn(request))?.sessionId ?? null
	const signed = await signInStaff({ loginName, password, network: clientNetwork(), replaces }, now())
	if (!signed.ok) {
		const reply = refuse(signed, form.sent)
		return signed.error === 'staff:refusal.busy'
			? data(reply.data, { status: 503, headers: { 'Retry-After': '5' } })
			: reply
	}
	return redirect(withRedirect(paths.staffTotp(), redirectTo), {
		status: 303,
		headers: { 'Set-Cookie': sessionCookie(signed.value.token, 'staff') },
	})
}

export default function StaffSignIn() {
	const { t } = useTranslation()
	const { title, redirectTo, demo } = useLoaderData<typeof loader>()
	const reply = useActionData<typeof action>()
	const [form, fields] = useForm<z.input<typeof staffSignInForm>>({
		id: 'staff-sign-in',
		lastResult: reply?.lastResult ?? null,
	})
	const labels = { loginName: t('staff:login-name'), password: t('staff:password.label') }
	return (
		<>
			<ErrorSummary form={form} labels={labels} refusal={reply?.refusal} facts={reply?.facts} />
			<PageHeader title={title} lead={t('staff:sign-in.lead')} />
			<Form method="post" id={form.id} noValidate>
				<HiddenField name="redirectTo" value={redirectTo} />
				<TextField
					field={fields.loginName}
					label={labels.loginName}
					autoComplete="username"
					width="half"
					spellCheck={false}
				/>
				<TextField
					field={fields.password}
					label={labels.password}
					type="password"
					autoComplete="current-password"
					width="half"
				/>
				<ButtonRow>
					<Button>{t('staff:sign-in.next')}</Button>
				</ButtonRow>
			</Form>
			<p className="mt-6 max-w-text text-muted">{t('staff:sign-in.forgotten')}</p>
			<TextLink to={paths.signIn()} block>
				{t('staff:sign-in.resident')}
			</TextLink>
			{demo && <DemoStaff {...demo} />}
		</>
	)
}
