import { useForm } from '@conform-to/react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { browserCookie, browserOf, newBrowser } from '~/features/identity/browser.server'
import { claimDraft } from '~/features/identity/claim-cookie.server'
import { claimSteps } from '~/features/identity/components/claim-steps'
import { claimPhoneForm } from '~/features/identity/forms'
import { formatInvitationCode } from '~/features/identity/invitation-code'
import { openInvitation } from '~/features/identity/open-invitation.server'
import { sendCode } from '~/features/identity/send-code.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { readForm, refuse } from '~/platform/forms.server'
import { translator } from '~/platform/i18n.server'
import { clientNetwork } from '~/platform/request-scope.server'
import { Button, ButtonRow, ErrorSummary, Steps, TextField, TextLink } from '~/ui'

export async function loader({ request }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const answers = claimDraft(request)
	if (!answers) throw redirect(paths.claim())
	return { title: t('identity:claim.phone-title'), back: paths.claim(formatInvitationCode(answers.invitation)) }
}

export async function action({ request }: ActionFunctionArgs) {
	const answers = claimDraft(request)
	if (!answers) return redirect(paths.claim(), 303)
	const form = await readForm(request, claimPhoneForm)
	if (!form.ok) return form.reply
	const invited = await openInvitation(answers.invitation, clientNetwork(), now())
	if (!invited.ok) return refuse(invited, form.sent)
	const browser = browserOf(request) ?? newBrowser()
	const sent = await sendCode({ phone: form.value.phone, purpose: 'claim', browser, network: clientNetwork() }, now())
	if (!sent.ok) return refuse(sent, form.sent)
	return redirect(paths.claimConfirm(), { status: 303, headers: { 'Set-Cookie': browserCookie(browser) } })
}

export default function ClaimPhone() {
	const { t } = useTranslation()
	const { back } = useLoaderData<typeof loader>()
	const reply = useActionData<typeof action>()
	const [form, fields] = useForm<z.input<typeof claimPhoneForm>>({
		id: 'claim-phone',
		lastResult: reply?.lastResult ?? null,
	})
	const label = t('identity:phone.label')
	return (
		<>
			<TextLink to={back} block>
				{t('identity:claim.back')}
			</TextLink>
			<Steps labels={claimSteps(t)} current={3} />
			<ErrorSummary form={form} labels={{ phone: label }} refusal={reply?.refusal} facts={reply?.facts} />
			<Form method="post" id={form.id} noValidate>
				<TextField
					field={fields.phone}
					label={t('identity:claim.phone-question')}
					hint={t('identity:claim.phone-hint')}
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
		</>
	)
}
