import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { requireEstate } from '~/features/estates/find-estate.server'
import { SurveyOutcome } from '~/features/evaluating/surveys/components/survey-outcome'
import { findSurvey, homesToAnswer, surveyResult } from '~/features/evaluating/surveys/queries.server'
import { currentActor } from '~/features/identity/actor.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { formatDeadline } from '~/platform/format'
import { translator } from '~/platform/i18n.server'
import { notFound } from '~/platform/respond.server'
import { Callout, LinkButton, PageHeader, Tag, TurnCard } from '~/ui'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const actor = await currentActor(request)
	const estate = await requireEstate(actor, params.estateId)
	const survey = await findSurvey(estate.id, params.surveyId, now())
	if (!survey) throw notFound()
	const result = await surveyResult(estate.id, survey)
	const homes = actor ? await homesToAnswer(actor, estate.id, survey.id) : []
	return {
		title: `${survey.title} · ${t(`surveys:state.${survey.state}`)}`,
		estateId: estate.id,
		survey,
		homes,
		// While it runs only the response is shown, so that nobody answers after the others.
		result: survey.state === 'closed' ? result : withoutRates(result),
	}
}

function withoutRates(result: Awaited<ReturnType<typeof surveyResult>>): typeof result {
	return {
		...result,
		questions: [],
		buildings: result.buildings.map((line) => ({ ...line, overall: null })),
	}
}

export default function Survey() {
	const { t, i18n } = useTranslation()
	const { estateId, survey, homes, result } = useLoaderData<typeof loader>()
	const waiting = homes.filter((home) => !home.answered)
	const deadline = formatDeadline(survey.closesAt, i18n.language)
	return (
		<>
			<PageHeader
				title={survey.title}
				back={{ to: paths.surveys(estateId), label: t('surveys:list.title') }}
				aside={<Tag tone={survey.state === 'open' ? 'wait' : 'neutral'}>{t(`surveys:state.${survey.state}`)}</Tag>}
				lead={t(survey.state === 'closed' ? 'surveys:show.closed-lead' : 'surveys:show.open-lead', { deadline })}
			/>
			{survey.state === 'open' && waiting.length > 0 && (
				<TurnCard
					eyebrow={t('surveys:show.your-turn')}
					title={t('surveys:show.turn-title')}
					actions={<LinkButton to={paths.surveyAnswer(estateId, survey.id)}>{t('surveys:show.to-answer')}</LinkButton>}
				>
					<p>
						{t('surveys:show.turn-text', {
							homes: waiting.map((home) => `${home.buildingName} ${home.unitNumber}`).join(t('common:list.separator')),
							deadline,
						})}
					</p>
				</TurnCard>
			)}
			{homes.length > 0 && waiting.length === 0 && (
				<Callout tone="ok">
					<p>{t('surveys:show.answered')}</p>
				</Callout>
			)}
			<SurveyOutcome result={result} closed={survey.state === 'closed'} />
		</>
	)
}
