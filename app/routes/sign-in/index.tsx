import { useForm } from '@conform-to/react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { currentActor } from '~/features/identity/actor.server'
import { browserCookie, browserOf, newBrowser } from '~/features/identity/browser.server'
import { SignInHelp } from '~/features/identity/components/sign-in-help'
import { phoneForm } from '~/features/identity/forms'
import { sendCode } from '~/features/identity/send-code.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { env } from '~/platform/env.server'
import { readForm, refuse } from '~/platform/forms.server'
import { translator } from '~/platform/i18n.server'
import { clientNetwork } from '~/platform/request-scope.server'
import { safeRedirect } from '~/platform/respond.server'
import { Button, ButtonRow, ErrorSummary, HiddenField, TextField } from '~/ui'

export async function loader({ request }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const redirectTo = safeRedirect(new URL(request.url).searchParams.get('redirectTo'))
	if (await currentActor(request)) throw redirect(redirectTo)
	return { title: t('identity:sign-in.title'), redirectTo, demo: env.DEMO }
}

export async function action({ request }: ActionFunctionArgs) {
	const form = await readForm(request, phoneForm)
	if (!form.ok) return form.reply
	const browser = browserOf(request) ?? newBrowser()
	const { phone, redirectTo } = form.value
	const sent = await sendCode({ phone, purpose: 'sign-in', browser, network: clientNetwork() }, now())
	if (!sent.ok) return refuse(sent, form.sent)
	const next = safeRedirect(redirectTo)
	return redirect(paths.signInCode(next === '/' ? undefined : next), {
		status: 303,
		headers: { 'Set-Cookie': browserCookie(browser) },
	})
}

export default function SignIn() {
	const { t } = useTranslation()
	const { redirectTo, demo } = useLoaderData<typeof loader>()
	const reply = useActionData<typeof action>()
	const [form, fields] = useForm<z.input<typeof phoneForm>>({ id: 'sign-in', lastResult: reply?.lastResult ?? null })
	const label = t('identity:phone.label')
	return (
		<>
			<ErrorSummary form={form} labels={{ phone: label }} refusal={reply?.refusal} facts={reply?.facts} />
			<Form method="post" id={form.id} noValidate>
				<HiddenField name="redirectTo" value={redirectTo} />
				<TextField
					field={fields.phone}
					label={t('identity:sign-in.question')}
					hint={t('identity:sign-in.hint')}
					asTitle
					type="tel"
					inputMode="numeric"
					autoComplete="tel-national"
					width="half"
				/>
				<ButtonRow>
					<Button>{t('identity:sign-in.send')}</Button>
				</ButtonRow>
			</Form>
			<SignInHelp demo={demo} redirectTo={redirectTo} />
		</>
	)
}
