import { useForm } from '@conform-to/react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { currentActor } from '~/features/identity/actor.server'
import { claimSteps } from '~/features/identity/components/claim-steps'
import { invitationForm } from '~/features/identity/forms'
import { formatInvitationCode, readInvitationCode } from '~/features/identity/invitation-code'
import { openInvitation } from '~/features/identity/open-invitation.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { readForm, refuse } from '~/platform/forms.server'
import { translator } from '~/platform/i18n.server'
import { clientNetwork } from '~/platform/request-scope.server'
import { Button, ButtonRow, ErrorSummary, Steps, TextField, TextLink } from '~/ui'

export async function loader({ request }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	return { title: t('identity:claim.title'), signedIn: (await currentActor(request)) !== null }
}

export async function action({ request }: ActionFunctionArgs) {
	const form = await readForm(request, invitationForm)
	if (!form.ok) return form.reply
	const invited = await openInvitation(form.value.invitation, clientNetwork(), now())
	if (!invited.ok) return refuse(invited, form.sent)
	return redirect(paths.claim(formatInvitationCode(readInvitationCode(form.value.invitation) ?? '')), 303)
}

export default function ClaimCode() {
	const { t } = useTranslation()
	const { signedIn } = useLoaderData<typeof loader>()
	const reply = useActionData<typeof action>()
	const [form, fields] = useForm<z.input<typeof invitationForm>>({ id: 'claim', lastResult: reply?.lastResult ?? null })
	return (
		<>
			<Steps labels={claimSteps(t)} current={1} />
			<ErrorSummary
				form={form}
				labels={{ invitation: t('identity:claim.code-label') }}
				refusal={reply?.refusal}
				facts={reply?.facts}
			/>
			<Form method="post" id={form.id} noValidate>
				<TextField
					field={fields.invitation}
					label={t('identity:claim.code-question')}
					hint={t('identity:claim.code-hint')}
					asTitle
					autoComplete="off"
					spellCheck={false}
					width="half"
					maxLength={40}
				/>
				<ButtonRow>
					<Button>{t('identity:claim.next')}</Button>
				</ButtonRow>
			</Form>
			<h2 className="mt-8 text-lg font-bold">{t('identity:claim.no-letter')}</h2>
			<p className="max-w-text">{t('identity:claim.no-letter-text')}</p>
			{!signedIn && (
				<TextLink to={paths.signIn()} block>
					{t('identity:claim.to-sign-in')}
				</TextLink>
			)}
		</>
	)
}
