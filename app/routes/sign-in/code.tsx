import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { browserCookie, browserOf } from '~/features/identity/browser.server'
import { CodeQuestion, SendAgain } from '~/features/identity/components/code-question'
import { DemoMessages } from '~/features/identity/components/sign-in-help'
import { codeForm } from '~/features/identity/forms'
import { maskPhone } from '~/features/identity/names'
import { sendCode } from '~/features/identity/send-code.server'
import { signIn } from '~/features/identity/sign-in.server'
import { lastCode } from '~/features/identity/try-code.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { env } from '~/platform/env.server'
import { readForm, refuse } from '~/platform/forms.server'
import { translator } from '~/platform/i18n.server'
import { clientNetwork } from '~/platform/request-scope.server'
import { redirectWithFlash, safeRedirect } from '~/platform/respond.server'
import { sessionCookie, signedIn } from '~/platform/session.server'
import { Disclosure, TextLink } from '~/ui'

export async function loader({ request }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const redirectTo = safeRedirect(new URL(request.url).searchParams.get('redirectTo'))
	const code = await lastCode(browserOf(request), 'sign-in')
	if (!code) throw redirect(paths.signIn(redirectTo))
	return { title: t('identity:code.title'), sent: code.id, phone: maskPhone(code.phone), redirectTo, demo: env.DEMO }
}

export async function action({ request }: ActionFunctionArgs) {
	const form = await readForm(request, codeForm)
	if (!form.ok) return form.reply
	const browser = browserOf(request)
	const next = safeRedirect(form.value.redirectTo)
	if (form.value.intent === 'send-again') {
		const code = await lastCode(browser, 'sign-in')
		if (!code || !browser) return redirect(paths.signIn(next), 303)
		const sent = await sendCode({ phone: code.phone, purpose: 'sign-in', browser, network: clientNetwork() }, now())
		if (!sent.ok) return refuse(sent, form.sent)
		return redirectWithFlash(paths.signInCode(next), 'identity:flash.sent-again', {}, [browserCookie(browser)])
	}
	const replaces = (await signedIn(request))?.sessionId ?? null
	const signed = await signIn({ browser, code: form.value.code, replaces }, now())
	if (!signed.ok) return refuse(signed, form.sent)
	return redirect(next, { status: 303, headers: { 'Set-Cookie': sessionCookie(signed.value.token, 'resident') } })
}

export default function SignInCode() {
	const { t } = useTranslation()
	const { sent, phone, redirectTo, demo } = useLoaderData<typeof loader>()
	const reply = useActionData<typeof action>()
	return (
		<>
			<TextLink to={paths.signIn(redirectTo)} block>
				{t('identity:code.other-phone')}
			</TextLink>
			<CodeQuestion
				key={sent}
				reply={reply}
				lastResult={reply?.lastResult ?? null}
				label={t('identity:code.question')}
				hint={t('identity:code.hint', { phone })}
				submit={t('identity:code.sign-in')}
				redirectTo={redirectTo}
			/>
			{demo && <DemoMessages />}
			<Disclosure summary={t('identity:code.not-come')}>
				<ul className="grid list-disc gap-2 pl-5">
					<li>{t('identity:code.wait')}</li>
					<li>
						{t('identity:code.unregistered')} <TextLink to={paths.claim()}>{t('identity:sign-in.to-claim')}</TextLink>
					</li>
					<li>{t('identity:code.no-letter')}</li>
				</ul>
			</Disclosure>
			<SendAgain redirectTo={redirectTo} />
		</>
	)
}
