import { useForm } from '@conform-to/react'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { currentActor } from '~/features/identity/actor.server'
import { claimCookie } from '~/features/identity/claim-cookie.server'
import { claimSteps } from '~/features/identity/components/claim-steps'
import { DeadLetter } from '~/features/identity/components/dead-letter'
import { HouseholdFacts } from '~/features/identity/components/household-facts'
import { whoForm } from '~/features/identity/forms'
import { readInvitationCode } from '~/features/identity/invitation-code'
import { openInvitation } from '~/features/identity/open-invitation.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { readForm, refuse } from '~/platform/forms.server'
import { translator } from '~/platform/i18n.server'
import { clientNetwork } from '~/platform/request-scope.server'
import { Button, ButtonRow, ErrorSummary, PageHeader, RadioField, Steps, TextField, TextLink } from '~/ui'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const invited = await openInvitation(params.code ?? '', clientNetwork(), now())
	const title = t('identity:claim.title')
	if (!invited.ok) return data({ title, refusal: invited.error, invited: null }, { status: 404 })
	return data({ title, refusal: null, invited: invited.value })
}

export async function action({ request, params }: ActionFunctionArgs) {
	const form = await readForm(request, whoForm)
	if (!form.ok) return form.reply
	const invitation = readInvitationCode(params.code ?? '') ?? ''
	const invited = await openInvitation(invitation, clientNetwork(), now())
	if (!invited.ok) return refuse(invited, form.sent)
	const actor = await currentActor(request)
	const next = actor?.kind === 'resident' ? paths.claimConfirm() : paths.claimPhone()
	return redirect(next, { status: 303, headers: { 'Set-Cookie': claimCookie({ invitation, ...form.value }) } })
}

export default function ClaimHousehold() {
	const { t } = useTranslation()
	const { title, refusal, invited } = useLoaderData<typeof loader>()
	const reply = useActionData<typeof action>()
	const [form, fields] = useForm<z.input<typeof whoForm>>({ id: 'who', lastResult: reply?.lastResult ?? null })
	if (!invited) return <DeadLetter title={title} refusal={refusal} />
	const labels = { who: t('identity:claim.step.who'), name: t('identity:claim.name') }
	return (
		<>
			<Steps labels={claimSteps(t)} current={2} />
			<ErrorSummary form={form} labels={labels} refusal={reply?.refusal} facts={reply?.facts} />
			<PageHeader title={t('identity:claim.household-title')} />
			<HouseholdFacts household={invited.household} />
			<TextLink to={paths.claim()} block>
				{t('identity:claim.not-my-home')}
			</TextLink>
			<Form method="post" id={form.id} noValidate className="mt-6">
				<RadioField
					field={fields.who}
					label={t('identity:claim.who-question')}
					hint={t('identity:claim.who-hint')}
					options={[
						...invited.owners.map(({ ownerId, maskedName }) => ({
							value: ownerId,
							label: t('identity:claim.owner', { name: maskedName }),
						})),
						{ value: 'tenant', label: t('identity:claim.tenant'), hint: t('identity:claim.tenant-hint') },
					]}
				/>
				<TextField
					field={fields.name}
					label={labels.name}
					hint={t('identity:claim.name-hint')}
					autoComplete="name"
					width="half"
					maxLength={30}
				/>
				<ButtonRow>
					<Button>{t('identity:claim.next')}</Button>
				</ButtonRow>
			</Form>
		</>
	)
}
