import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { WorksState } from '~/features/building/components/works-state'
import { SurveyList } from '~/features/estates/components/survey-list'
import { VoteList } from '~/features/estates/components/vote-list'
import { requireEstate } from '~/features/estates/find-estate.server'
import { photosOf } from '~/features/estates/overview/figures.server'
import { surveysOf } from '~/features/evaluating/surveys/queries.server'
import { currentActor } from '~/features/identity/actor.server'
import { Photos } from '~/features/planning/plans/components/photos'
import { votesOf } from '~/features/planning/votes/queries.server'
import { now } from '~/platform/clock.server'
import { translator } from '~/platform/i18n.server'
import { Card, Columns, EmptyState, PageHeader } from '~/ui'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const estate = await requireEstate(await currentActor(request), params.estateId)
	const at = now()
	const finished = estate.worksFinishedAt !== null
	const [votes, surveys, photos] = await Promise.all([
		votesOf(estate, at),
		surveysOf(estate, at),
		finished ? photosOf(estate.id) : [],
	])
	return {
		title: t('estates:sharing.title'),
		estateId: estate.id,
		votes: votes.filter((vote) => vote.passed === 'yes'),
		surveys: surveys.filter((survey) => survey.state === 'closed'),
		works: { startedAt: estate.worksStartedAt, finishedAt: estate.worksFinishedAt },
		photos,
	}
}

export default function Sharing() {
	const { t } = useTranslation()
	const { title, estateId, votes, surveys, works, photos } = useLoaderData<typeof loader>()
	const nothing = votes.length === 0 && surveys.length === 0 && photos.length === 0 && works.finishedAt === null
	return (
		<>
			<PageHeader title={title} />
			{nothing && <EmptyState title={t('estates:sharing.none')} next={t('estates:sharing.none-next')} />}
			<Columns
				main={
					<>
						{votes.length > 0 && (
							<Card title={t('estates:sharing.votes')}>
								<VoteList estateId={estateId} votes={votes} />
							</Card>
						)}
						{surveys.length > 0 && (
							<Card title={t('estates:sharing.surveys')}>
								<SurveyList estateId={estateId} surveys={surveys} />
							</Card>
						)}
					</>
				}
				side={
					<>
						{works.finishedAt !== null && (
							<Card title={t('estates:building.works')}>
								<WorksState works={works} />
							</Card>
						)}
						{photos.length > 0 && (
							<Card title={t('estates:sharing.photos')}>
								<Photos estateId={estateId} files={photos} />
							</Card>
						)}
					</>
				}
			/>
		</>
	)
}
