import { useForm } from '@conform-to/react'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { requireEstate } from '~/features/estates/find-estate.server'
import { surveyForm } from '~/features/evaluating/surveys/forms'
import { publishSurvey } from '~/features/evaluating/surveys/publish-survey.server'
import { requireActor } from '~/features/identity/actor.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { readForm, refuse } from '~/platform/forms.server'
import { translator } from '~/platform/i18n.server'
import { newId } from '~/platform/id'
import { redirectWithFlash } from '~/platform/respond.server'
import { addDays, shanghaiDay } from '~/platform/shanghai'
import { Button, ButtonRow, Callout, DateField, ErrorSummary, HiddenField, PageHeader, TextField, TextLink } from '~/ui'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const estate = await requireEstate(await requireActor(request), params.estateId, 'run-surveys')
	const today = shanghaiDay(now())
	return {
		title: t('surveys:new.title'),
		estateId: estate.id,
		requestKey: newId(),
		suggestion: {
			title: t('surveys:new.suggested-title', { estate: estate.name }),
			firstDay: today,
			lastDay: addDays(today, 14),
		},
		worksFinished: estate.worksFinishedAt !== null,
	}
}

export async function action({ request, params }: ActionFunctionArgs) {
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId, 'run-surveys')
	const form = await readForm(request, surveyForm)
	if (!form.ok) return form.reply
	const survey = await publishSurvey(actor, estate, form.value, now())
	if (!survey.ok) return refuse(survey, form.sent)
	return redirectWithFlash(paths.survey(estate.id, survey.value.surveyId), 'surveys:flash.published')
}

export default function NewSurvey() {
	const { t } = useTranslation()
	const { title, estateId, requestKey, suggestion, worksFinished } = useLoaderData<typeof loader>()
	const reply = useActionData<typeof action>()
	const [form, fields] = useForm<z.input<typeof surveyForm>>({
		id: 'survey',
		lastResult: reply?.lastResult ?? null,
		defaultValue: suggestion,
	})
	return (
		<>
			<PageHeader
				title={title}
				lead={t('surveys:new.lead')}
				back={{ to: paths.surveys(estateId), label: t('surveys:list.title') }}
			/>
			{!worksFinished && (
				<Callout tone="wait" title={t('surveys:new.works-title')}>
					<p>{t('surveys:refusal.works-not-finished')}</p>
					<TextLink to={paths.works(estateId)} block>
						{t('surveys:list.to-works')}
					</TextLink>
				</Callout>
			)}
			<ErrorSummary form={form} refusal={reply?.refusal} facts={reply?.facts} />
			<Form method="post" id={form.id} noValidate>
				<HiddenField name="requestKey" value={requestKey} />
				<TextField field={fields.title} label={t('surveys:new.name')} maxLength={60} />
				<DateField field={fields.firstDay} label={t('surveys:new.first-day')} />
				<DateField field={fields.lastDay} label={t('surveys:new.last-day')} hint={t('surveys:new.last-day-hint')} />
				<ButtonRow>
					<Button>{t('surveys:new.submit')}</Button>
				</ButtonRow>
			</Form>
		</>
	)
}
