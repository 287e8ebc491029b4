import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { placeOf, requireEstate } from '~/features/estates/find-estate.server'
import { surveysOf } from '~/features/evaluating/surveys/queries.server'
import { may } from '~/features/identity/access'
import { currentActor } from '~/features/identity/actor.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { formatDeadline } from '~/platform/format'
import { translator } from '~/platform/i18n.server'
import { EmptyState, LinkButton, LinkList, PageHeader, Tag, TextLink } from '~/ui'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const actor = await currentActor(request)
	const estate = await requireEstate(actor, params.estateId)
	return {
		title: t('surveys:list.title'),
		estateId: estate.id,
		surveys: await surveysOf(estate, now()),
		mayPublish: may(actor, 'run-surveys', placeOf(estate)),
		worksFinished: estate.worksFinishedAt !== null,
	}
}

const tones = { announced: 'neutral', open: 'wait', closed: 'ok' } as const

export default function Surveys() {
	const { t, i18n } = useTranslation()
	const { title, estateId, surveys, mayPublish, worksFinished } = useLoaderData<typeof loader>()
	return (
		<>
			<PageHeader
				title={title}
				lead={t('surveys:list.lead')}
				actions={
					mayPublish && surveys.length > 0 ? (
						<LinkButton to={paths.surveyNew(estateId)} variant="quiet">
							{t('surveys:new.title')}
						</LinkButton>
					) : undefined
				}
			/>
			{surveys.length === 0 ? (
				<EmptyState
					title={t('surveys:list.empty')}
					next={t(worksFinished ? 'surveys:list.empty-finished' : 'surveys:list.empty-works')}
					action={
						mayPublish ? (
							worksFinished ? (
								<LinkButton to={paths.surveyNew(estateId)}>{t('surveys:new.title')}</LinkButton>
							) : (
								<TextLink to={paths.works(estateId)} block>
									{t('surveys:list.to-works')}
								</TextLink>
							)
						) : undefined
					}
				/>
			) : (
				<LinkList
					items={surveys.map((survey) => ({
						key: survey.id,
						title: survey.title,
						to: paths.survey(estateId, survey.id),
						note: t('surveys:list.note', {
							deadline: formatDeadline(survey.closesAt, i18n.language),
							count: survey.answered,
						}),
						aside: <Tag tone={tones[survey.state]}>{t(`surveys:state.${survey.state}`)}</Tag>,
					}))}
				/>
			)}
		</>
	)
}
