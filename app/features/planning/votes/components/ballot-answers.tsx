import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { formatArea } from '~/platform/format'
import { Button, ButtonRow, Callout, type Fact, Facts, HiddenField, PageHeader } from '~/ui'
import { BallotSteps, type BallotView, type BallotVoter, type Chosen } from './ballot-questions'
import { doorsText } from './doors-text'

interface BallotAnswersProps {
	page: BallotView
	voter: BallotVoter
	choice: Chosen
	requestKey: string
}

/** Second screen: the answers read back; the one button casts them. */
export function BallotAnswers({ page, voter, choice, requestKey }: BallotAnswersProps) {
	const { t } = useTranslation()
	return (
		<>
			<BallotSteps current={2} />
			<PageHeader title={t('ballots:ballot.check-title')} lead={t('ballots:ballot.check-lead')} />
			{voter.ballot && voter.ballot.by !== 'me' && (
				<Callout tone="wait">{t(`ballots:ballot.change-of-${voter.ballot.by}`)}</Callout>
			)}
			{!page.mayChange && (
				<Callout tone="wait" title={t('ballots:ballot.once-title')}>
					{t('ballots:ballot.once-text')}
				</Callout>
			)}
			<ChosenAnswers
				page={page}
				choice={choice}
				before={[
					{ label: t('ballots:ballot.voter'), value: `${doorsText(t, voter.doors)} · ${formatArea(voter.area)}` },
				]}
			/>
			<Form method="post">
				<HiddenField name="voter" value={voter.id} />
				<HiddenField name="requestKey" value={requestKey} />
				{page.matters.map(({ id }) => (
					<HiddenField key={id} name={`choice.${id}`} value={choice[id] ?? ''} />
				))}
				<ButtonRow>
					<Button name="intent" value="cast">
						{t('ballots:ballot.cast')}
					</Button>
					<Button variant="quiet" name="intent" value="change">
						{t('ballots:ballot.change')}
					</Button>
				</ButtonRow>
			</Form>
		</>
	)
}

interface ChosenAnswersProps {
	page: BallotView
	choice: Chosen
	before?: readonly Fact[]
}

export function ChosenAnswers({ page, choice, before = [] }: ChosenAnswersProps) {
	const { t } = useTranslation()
	const answers = page.matters.flatMap(({ id, position, title }): Fact[] => {
		const chosen = choice[id]
		if (!chosen) return []
		const label = t('votes:ballot.legend', { number: position, title })
		return [{ label, value: <strong className="text-lg">{t(`votes:ballot.${chosen}`)}</strong> }]
	})
	return <Facts items={[...before, ...answers]} />
}
