import { useTranslation } from 'react-i18next'
import { paths } from '~/paths'
import { formatInstant } from '~/platform/format'
import { ButtonRow, Callout, ErrorSummary, LinkButton, PageHeader, Section } from '~/ui'
import { ChosenAnswers } from './ballot-answers'
import type { BallotView, Chosen } from './ballot-questions'

interface NotNowProps {
	page: BallotView
	/** The key of the sentence that says why. */
	why: string
	/** Something was posted and refused; otherwise the page was only opened. */
	refused: boolean
	choice: Chosen
}

/** What a refusal says as a state, before anything was posted. */
const states: Record<string, string> = {
	'votes:refusal.announced': 'announced',
	'votes:refusal.cancelled': 'cancelled',
	'votes:refusal.tenant': 'tenant',
	'votes:refusal.not-on-roll': 'owner-elsewhere',
	'votes:refusal.not-owner': 'outsider',
	'votes:refusal.no-revote': 'no-revote',
}

/** Why nothing is cast; what had been chosen stays on the page. */
export function NotNow({ page, why, refused, choice }: NotNowProps) {
	const { t, i18n } = useTranslation()
	return (
		<>
			{refused && <ErrorSummary refusal={why} />}
			<PageHeader
				title={t('ballots:ballot.not-now-title')}
				back={{ to: paths.votes(page.estateId), label: t('votes:show.back') }}
			/>
			{!refused && (
				<Callout tone="wait">
					{t(`votes:status.${states[why] ?? 'closed'}`, { opens: formatInstant(page.vote.opensAt, i18n.language) })}
				</Callout>
			)}
			{Object.keys(choice).length > 0 && (
				<Section title={t('ballots:ballot.kept-title')}>
					<ChosenAnswers page={page} choice={choice} />
					<p className="text-muted">{t('ballots:ballot.kept-text')}</p>
				</Section>
			)}
			<ButtonRow>
				<LinkButton to={paths.vote(page.estateId, page.vote.id)}>{t('ballots:ballot.to-vote')}</LinkButton>
			</ButtonRow>
		</>
	)
}
