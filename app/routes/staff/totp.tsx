import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { CodeQuestion } from '~/features/identity/components/code-question'
import { confirmTotp, secondFactorOf } from '~/features/identity/confirm-totp.server'
import { totpForm } from '~/features/identity/forms'
import { totpCode, totpUri } from '~/features/identity/totp.server'
import { withRedirect } from '~/features/identity/with-redirect'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { env } from '~/platform/env.server'
import { readForm, refuse } from '~/platform/forms.server'
import { translator } from '~/platform/i18n.server'
import { qrShape } from '~/platform/qr.server'
import { safeRedirect } from '~/platform/respond.server'
import { type SignedIn, sessionCookie, signedIn } from '~/platform/session.server'
import { Callout, QrCode, type QrShape, TextLink } from '~/ui'

/** Only for those who have just given their password. */
async function halfSignedIn(request: Request): Promise<SignedIn> {
	const session = await signedIn(request)
	if (session?.stage === 'second-factor') return session
	const here = new URL(request.url).searchParams.get('redirectTo')
	if (session?.stage === 'new-password') throw redirect(withRedirect(paths.staffPassword(), here))
	throw redirect(session?.kind === 'staff' ? safeRedirect(here) : withRedirect(paths.staffSignIn(), here))
}

const inFours = (secret: string) => secret.match(/.{1,4}/g)?.join(' ') ?? secret

export async function loader({ request }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const session = await halfSignedIn(request)
	const factor = await secondFactorOf(session.personId)
	if (!factor) throw redirect(paths.staffSignIn())
	const { secret, loginName, confirmed } = factor
	const uri = totpUri(secret, loginName)
	return {
		title: t(confirmed ? 'staff:totp.title' : 'staff:totp.enrol-title'),
		redirectTo: safeRedirect(new URL(request.url).searchParams.get('redirectTo')),
		enrolment: confirmed ? null : { qr: qrShape(uri, t('staff:totp.qr-label')), secret: inFours(secret) },
		demoCode: env.DEMO && confirmed ? totpCode(secret, now()) : null,
	}
}

export async function action({ request }: ActionFunctionArgs) {
	const session = await halfSignedIn(request)
	const form = await readForm(request, totpForm)
	if (!form.ok) return form.reply
	const confirmed = await confirmTotp(session, form.value.code, now())
	if (!confirmed.ok) return refuse(confirmed, form.sent)
	const { token, stage } = confirmed.value
	const { redirectTo } = form.value
	return redirect(stage === 'complete' ? safeRedirect(redirectTo) : withRedirect(paths.staffPassword(), redirectTo), {
		status: 303,
		headers: { 'Set-Cookie': sessionCookie(token, 'staff') },
	})
}

export default function StaffTotp() {
	const { t } = useTranslation()
	const { title, redirectTo, enrolment, demoCode } = useLoaderData<typeof loader>()
	const reply = useActionData<typeof action>()
	return (
		<>
			<TextLink to={withRedirect(paths.staffSignIn(), redirectTo)} block>
				{t('staff:totp.back')}
			</TextLink>
			<CodeQuestion
				reply={reply}
				lastResult={reply?.lastResult ?? null}
				label={enrolment ? t('staff:totp.code') : title}
				hint={t('staff:totp.hint')}
				submit={t('staff:totp.submit')}
				redirectTo={redirectTo}
				asTitle={!enrolment}
			>
				{enrolment && <Enrolment title={title} {...enrolment} />}
				{demoCode && (
					<Callout tone="wait" title={t('identity:demo.title')}>
						<p>{t('staff:demo.code', { code: demoCode })}</p>
					</Callout>
				)}
			</CodeQuestion>
			<p className="mt-6 max-w-text text-muted">{t('staff:totp.lost')}</p>
		</>
	)
}

/** How the authenticator learns the secret; shown until it has given its first code. */
function Enrolment({ title, qr, secret }: { title: string; qr: QrShape; secret: string }) {
	const { t } = useTranslation()
	return (
		<>
			<h1 className="mb-2 text-2xl font-bold lg:text-3xl">{title}</h1>
			<ol className="max-w-text list-decimal pl-5">
				<li>{t('staff:totp.step-app')}</li>
				<li>{t('staff:totp.step-scan')}</li>
				<li>{t('staff:totp.step-code')}</li>
			</ol>
			<div className="my-4 w-52">
				<QrCode {...qr} />
			</div>
			<p className="mb-4">
				{t('staff:totp.secret')} <span className="break-words font-mono font-bold">{secret}</span>
			</p>
		</>
	)
}
