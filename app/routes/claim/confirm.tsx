import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { currentActor } from '~/features/identity/actor.server'
import { browserCookie, browserOf } from '~/features/identity/browser.server'
import { type ClaimDraft, claimDraft, forgetClaim } from '~/features/identity/claim-cookie.server'
import { claimHome } from '~/features/identity/claim-home.server'
import { claimSteps } from '~/features/identity/components/claim-steps'
import { CodeQuestion, SendAgain } from '~/features/identity/components/code-question'
import { DeadLetter } from '~/features/identity/components/dead-letter'
import { HouseholdFacts } from '~/features/identity/components/household-facts'
import { DemoMessages } from '~/features/identity/components/sign-in-help'
import { claimConfirmForm } from '~/features/identity/forms'
import { formatInvitationCode } from '~/features/identity/invitation-code'
import type { Invited } from '~/features/identity/invitation-queries.server'
import { maskPhone } from '~/features/identity/names'
import { openInvitation } from '~/features/identity/open-invitation.server'
import { sendCode } from '~/features/identity/send-code.server'
import { lastCode } from '~/features/identity/try-code.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { env } from '~/platform/env.server'
import { readForm, refuse } from '~/platform/forms.server'
import { translator } from '~/platform/i18n.server'
import { clientNetwork } from '~/platform/request-scope.server'
import { redirectWithFlash } from '~/platform/respond.server'
import { sessionCookie, signedIn } from '~/platform/session.server'
import { Button, ButtonRow, ErrorSummary, HiddenField, PageHeader, Steps, TextLink } from '~/ui'

async function signedInResident(request: Request) {
	const actor = await currentActor(request)
	return actor?.kind === 'resident' ? actor : null
}

/** The answer to “who are you” in words that may be shown. */
function whoIn({ owners }: Invited, { who, name }: ClaimDraft) {
	if (who === 'tenant') return { kind: 'tenant', name: name ?? '' } as const
	return { kind: 'owner', name: owners.find(({ ownerId }) => ownerId === who)?.maskedName ?? '' } as const
}

export async function loader({ request }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const answers = claimDraft(request)
	if (!answers) throw redirect(paths.claim())
	const title = t('identity:claim.confirm-title')
	const invited = await openInvitation(answers.invitation, clientNetwork(), now())
	if (!invited.ok) return { title, refusal: invited.error, claim: null, demo: env.DEMO }
	const actor = await signedInResident(request)
	const code = actor ? null : await lastCode(browserOf(request), 'claim')
	if (!actor && !code) throw redirect(paths.claimPhone())
	const claim = {
		household: invited.value.household,
		who: whoIn(invited.value, answers),
		signedInAs: actor?.displayName ?? null,
		phone: code ? maskPhone(code.phone) : null,
		sent: code?.id ?? '',
		back: paths.claim(formatInvitationCode(answers.invitation)),
	}
	return { title, refusal: null, claim, demo: env.DEMO }
}

export async function action({ request }: ActionFunctionArgs) {
	const answers = claimDraft(request)
	if (!answers) return redirect(paths.claim(), 303)
	const form = await readForm(request, claimConfirmForm)
	if (!form.ok) return form.reply
	const browser = browserOf(request)
	if (form.value.intent === 'send-again') {
		const code = await lastCode(browser, 'claim')
		if (!code || !browser) return redirect(paths.claimPhone(), 303)
		const sent = await sendCode({ phone: code.phone, purpose: 'claim', browser, network: clientNetwork() }, now())
		if (!sent.ok) return refuse(sent, form.sent)
		return redirectWithFlash(paths.claimConfirm(), 'identity:flash.sent-again', {}, [browserCookie(browser)])
	}
	const actor = await signedInResident(request)
	if (form.value.intent === 'claim' && !actor) return redirect(paths.claimPhone(), 303)
	const by =
		form.value.intent === 'claim' && actor ? { actor } : { browser, code: 'code' in form.value ? form.value.code : '' }
	const replaces = (await signedIn(request))?.sessionId ?? null
	const claimed = await claimHome({ ...answers, by, replaces }, now())
	if (!claimed.ok) return refuse(claimed, form.sent)
	const { estateId, token } = claimed.value
	return redirectWithFlash(paths.estate(estateId), 'identity:flash.claimed', {}, [
		sessionCookie(token, 'resident'),
		forgetClaim(),
	])
}

export default function ClaimConfirm() {
	const { t } = useTranslation()
	const { title, refusal, claim, demo } = useLoaderData<typeof loader>()
	const reply = useActionData<typeof action>()
	if (!claim) return <DeadLetter title={title} refusal={refusal} />
	const { household, who, signedInAs, phone, sent, back } = claim
	const facts = [
		{
			label: t('identity:claim.you-are'),
			value: t(`identity:claim.${who.kind}`, { name: who.name }) + (who.kind === 'tenant' ? ` · ${who.name}` : ''),
			change: { to: back, label: t('identity:claim.change') },
		},
		phone
			? {
					label: t('identity:phone.label'),
					value: phone,
					change: { to: paths.claimPhone(), label: t('identity:claim.change') },
				}
			: { label: t('identity:claim.signed-in-as'), value: signedInAs },
	]
	const check = (
		<>
			<PageHeader title={title} />
			<HouseholdFacts household={household} more={facts} />
		</>
	)
	return (
		<>
			<TextLink to={back} block>
				{t('identity:claim.back')}
			</TextLink>
			<Steps labels={claimSteps(t)} current={4} />
			{phone ? (
				<>
					<CodeQuestion
						key={sent}
						reply={reply}
						lastResult={reply?.lastResult ?? null}
						label={t('identity:code.question')}
						hint={t('identity:claim.code-sent', { phone })}
						submit={t('identity:claim.submit')}
						asTitle={false}
					>
						{check}
					</CodeQuestion>
					{demo && <DemoMessages />}
					<SendAgain />
				</>
			) : (
				<>
					<ErrorSummary refusal={reply?.refusal} facts={reply?.facts} />
					{check}
					<Form method="post">
						<HiddenField name="intent" value="claim" />
						<ButtonRow>
							<Button>{t('identity:claim.submit')}</Button>
						</ButtonRow>
					</Form>
				</>
			)}
		</>
	)
}
