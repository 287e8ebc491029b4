import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { SurveyList } from '~/features/estates/components/survey-list'
import { placeOf, requireEstate } from '~/features/estates/find-estate.server'
import { progressOf } from '~/features/estates/progress.server'
import { openSurveysFor, surveysOf } from '~/features/evaluating/surveys/queries.server'
import { YourTurn } from '~/features/home/components/turn'
import { turnOf } from '~/features/home/rules'
import { may } from '~/features/identity/access'
import { currentActor } from '~/features/identity/actor.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { translator } from '~/platform/i18n.server'
import { Card, EmptyState, LinkButton, PageHeader } from '~/ui'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const actor = await currentActor(request)
	const estate = await requireEstate(actor, params.estateId)
	const at = now()
	const [surveys, progress] = await Promise.all([surveysOf(estate, at), progressOf(estate.id, at)])
	const waiting = actor && progress.surveysOpen > 0 ? await openSurveysFor(actor, at) : []
	return {
		title: t('estates:evaluating.title'),
		estateId: estate.id,
		surveys,
		turn: turnOf(
			[],
			waiting.filter((survey) => survey.estateId === estate.id),
			[],
			at,
		),
		mayPublish: may(actor, 'run-surveys', placeOf(estate)) && estate.worksFinishedAt !== null,
	}
}

export default function Evaluating() {
	const { t } = useTranslation()
	const { title, estateId, surveys, turn, mayPublish } = useLoaderData<typeof loader>()
	return (
		<>
			<PageHeader
				title={title}
				actions={
					mayPublish && (
						<LinkButton to={paths.surveyNew(estateId)} variant={turn ? 'quiet' : 'primary'}>
							{t('estates:evaluating.new')}
						</LinkButton>
					)
				}
			/>
			{turn && <YourTurn turn={turn} />}
			<Card title={t('estates:evaluating.surveys')}>
				{surveys.length > 0 ? (
					<SurveyList estateId={estateId} surveys={surveys} />
				) : (
					<EmptyState title={t('estates:evaluating.none')} next={t('estates:evaluating.none-next')} />
				)}
			</Card>
		</>
	)
}
