import { useForm } from '@conform-to/react'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { requireEstate } from '~/features/estates/find-estate.server'
import { answerSurvey } from '~/features/evaluating/surveys/answer-survey.server'
import { questionLabel } from '~/features/evaluating/surveys/components/question-label'
import { answerForm } from '~/features/evaluating/surveys/forms'
import { findSurvey, homesToAnswer } from '~/features/evaluating/surveys/queries.server'
import { scores } from '~/features/evaluating/surveys/rules'
import { requireActor } from '~/features/identity/actor.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { formatDeadline } from '~/platform/format'
import { readForm, refuse } from '~/platform/forms.server'
import { translator } from '~/platform/i18n.server'
import { notFound, redirectWithFlash } from '~/platform/respond.server'
import { Button, ButtonRow, EmptyState, ErrorSummary, PageHeader, RadioField, TextArea, TextLink } from '~/ui'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId, 'read-inside')
	const survey = await findSurvey(estate.id, params.surveyId, now())
	if (!survey) throw notFound()
	return {
		title: t('surveys:answer.title'),
		estateId: estate.id,
		survey,
		homes: await homesToAnswer(actor, estate.id, survey.id),
	}
}

export async function action({ request, params }: ActionFunctionArgs) {
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId, 'read-inside')
	const survey = await findSurvey(estate.id, params.surveyId, now())
	if (!survey) throw notFound()
	const form = await readForm(request, answerForm)
	if (!form.ok) return form.reply
	const answer = await answerSurvey(actor, estate, { surveyId: survey.id, ...form.value }, now())
	if (!answer.ok) return refuse(answer, form.sent)
	return redirectWithFlash(paths.survey(estate.id, survey.id), 'surveys:flash.answered')
}

export default function AnswerSurvey() {
	const { t, i18n } = useTranslation()
	const { title, estateId, survey, homes } = useLoaderData<typeof loader>()
	const reply = useActionData<typeof action>()
	const waiting = homes.filter((home) => !home.answered)
	const [form, fields] = useForm<z.input<typeof answerForm>>({
		id: 'answer',
		lastResult: reply?.lastResult ?? null,
		defaultValue: { unitId: waiting[0]?.unitId },
	})
	const scoreFields = fields.scores.getFieldset()
	const back = { to: paths.survey(estateId, survey.id), label: survey.title }
	const mayAnswer = survey.state === 'open' && (waiting.length > 0 || reply !== undefined)
	if (!mayAnswer) {
		return (
			<>
				<PageHeader title={title} back={back} />
				<EmptyState
					title={t(survey.state === 'open' ? 'surveys:answer.none-waiting' : `surveys:answer.${survey.state}`)}
					next={
						<TextLink to={paths.survey(estateId, survey.id)} block>
							{t('surveys:answer.to-survey')}
						</TextLink>
					}
				/>
			</>
		)
	}
	return (
		<>
			<PageHeader
				title={title}
				lead={t('surveys:answer.lead', { deadline: formatDeadline(survey.closesAt, i18n.language) })}
				back={back}
			/>
			<ErrorSummary
				form={form}
				refusal={reply?.refusal}
				facts={reply?.facts}
				labels={Object.fromEntries(survey.questions.map((q) => [`scores.${q.id}`, questionLabel(t, q)]))}
			/>
			<Form method="post" id={form.id} noValidate>
				<RadioField
					field={fields.unitId}
					label={t('surveys:answer.home')}
					hint={t('surveys:answer.home-hint')}
					options={(waiting.length > 0 ? waiting : homes).map((home) => ({
						value: home.unitId,
						label: `${home.buildingName} ${home.unitNumber}`,
					}))}
				/>
				{survey.questions.map((question) => {
					const field = scoreFields[question.id]
					return (
						field && (
							<RadioField
								key={question.id}
								field={field}
								label={questionLabel(t, question)}
								inline
								options={scores.map((score) => ({ value: String(score), label: t(`surveys:score.${score}`) }))}
							/>
						)
					)
				})}
				<TextArea
					field={fields.comment}
					label={t('surveys:answer.comment')}
					hint={t('surveys:answer.comment-hint')}
					optional
					maxLength={500}
				/>
				<ButtonRow>
					<Button>{t('surveys:answer.submit')}</Button>
				</ButtonRow>
			</Form>
		</>
	)
}
