import { useForm } from '@conform-to/react'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { changePassword } from '~/features/identity/change-password.server'
import { newPasswordForm, shortestPassword } from '~/features/identity/forms'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { readForm, refuse } from '~/platform/forms.server'
import { translator } from '~/platform/i18n.server'
import { redirectWithFlash, safeRedirect } from '~/platform/respond.server'
import { type SignedIn, sessionCookie, signedIn } from '~/platform/session.server'
import { Button, ButtonRow, ErrorSummary, PageHeader, TextField } from '~/ui'

/** For staff who are signed in, and for those who must change the password they were given. */
async function staffSession(request: Request): Promise<SignedIn> {
	const session = await signedIn(request)
	if (session?.kind === 'staff' && session.stage !== 'second-factor') return session
	throw redirect(session?.stage === 'second-factor' ? paths.staffTotp() : paths.staffSignIn(paths.staffPassword()))
}

export async function loader({ request }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const session = await staffSession(request)
	return { title: t('staff:password.title'), mustChange: session.stage === 'new-password' }
}

export async function action({ request }: ActionFunctionArgs) {
	const session = await staffSession(request)
	const form = await readForm(request, newPasswordForm)
	if (!form.ok) return form.reply
	const changed = await changePassword(session, form.value, now())
	if (!changed.ok) {
		const reply = refuse(changed, form.sent)
		return changed.error === 'staff:refusal.busy'
			? data(reply.data, { status: 503, headers: { 'Retry-After': '5' } })
			: reply
	}
	const next = new URL(request.url).searchParams.get('redirectTo')
	return redirectWithFlash(next ? safeRedirect(next) : paths.me(), 'staff:flash.password-changed', {}, [
		sessionCookie(changed.value.token, 'staff'),
	])
}

export default function StaffPassword() {
	const { t } = useTranslation()
	const { title, mustChange } = useLoaderData<typeof loader>()
	const reply = useActionData<typeof action>()
	const [form, fields] = useForm<z.input<typeof newPasswordForm>>({
		id: 'new-password',
		lastResult: reply?.lastResult ?? null,
	})
	const labels = {
		currentPassword: t('staff:password.current'),
		newPassword: t('staff:password.new'),
		repeatedPassword: t('staff:password.repeat'),
	}
	return (
		<>
			<ErrorSummary form={form} labels={labels} refusal={reply?.refusal} facts={reply?.facts} />
			<PageHeader title={title} lead={t(mustChange ? 'staff:password.must-change' : 'staff:password.lead')} />
			<Form method="post" id={form.id} noValidate>
				{!mustChange && (
					<TextField
						field={fields.currentPassword}
						label={labels.currentPassword}
						type="password"
						autoComplete="current-password"
						width="half"
					/>
				)}
				<TextField
					field={fields.newPassword}
					label={labels.newPassword}
					hint={t('staff:password.hint', { count: shortestPassword })}
					type="password"
					autoComplete="new-password"
					width="half"
				/>
				<TextField
					field={fields.repeatedPassword}
					label={labels.repeatedPassword}
					type="password"
					autoComplete="new-password"
					width="half"
				/>
				<ButtonRow>
					<Button>{t('staff:password.submit')}</Button>
				</ButtonRow>
			</Form>
		</>
	)
}
