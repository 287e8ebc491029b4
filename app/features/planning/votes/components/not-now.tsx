import { useTranslation } from 'react-i18next'
import { paths } from '~/paths'
import { ButtonRow, ErrorSummary, LinkButton, PageHeader, Section } from '~/ui'
import { ChosenAnswers } from './ballot-answers'
import type { BallotView, Chosen } from './ballot-questions'

/** Why nothing was cast; what had been chosen stays on the page. */
export function NotNow({ page, refusal, choice }: { page: BallotView; refusal: string; choice: Chosen }) {
	const { t } = useTranslation()
	return (
		<>
			<PageHeader
				title={t('votes:ballot.not-now-title')}
				back={{ to: paths.votes(page.estateId), label: t('votes:show.back') }}
			/>
			<ErrorSummary refusal={refusal} />
			{Object.keys(choice).length > 0 && (
				<Section title={t('votes:ballot.kept-title')}>
					<ChosenAnswers page={page} choice={choice} />
					<p className="text-muted">{t('votes:ballot.kept-text')}</p>
				</Section>
			)}
			<ButtonRow>
				<LinkButton to={paths.vote(page.estateId, page.vote.id)}>{t('votes:ballot.to-vote')}</LinkButton>
			</ButtonRow>
		</>
	)
}
