import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { formatArea } from '~/platform/format'
import { Button, ButtonRow, Callout, Facts, HiddenField, PageHeader } from '~/ui'
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
			<PageHeader title={t('votes:ballot.check-title')} lead={t('votes:ballot.check-lead')} />
			{voter.ballot && !voter.ballot.byMe && <Callout tone="wait">{t('votes:ballot.change-of-other')}</Callout>}
			<Facts
				items={[
					{
						label: t('votes:ballot.voter'),
						value: `${doorsText(t, voter.doors)} · ${formatArea(voter.area)}`,
					},
				]}
			/>
			<ChosenAnswers page={page} choice={choice} />
			<Form method="post">
				<HiddenField name="voter" value={voter.id} />
				<HiddenField name="requestKey" value={requestKey} />
				{page.matters.map(({ id }) => (
					<HiddenField key={id} name={`choice.${id}`} value={choice[id] ?? ''} />
				))}
				<ButtonRow>
					<Button name="intent" value="cast">
						{t('votes:ballot.cast')}
					</Button>
					<Button variant="quiet" name="intent" value="change">
						{t('votes:ballot.change')}
					</Button>
				</ButtonRow>
			</Form>
		</>
	)
}

export function ChosenAnswers({ page, choice }: { page: BallotView; choice: Chosen }) {
	const { t } = useTranslation()
	return (
		<Facts
			items={page.matters.flatMap((matter) => {
				const chosen = choice[matter.id]
				if (!chosen) return []
				return [
					{
						label: t('votes:ballot.legend', { number: matter.position, title: matter.title }),
						value: <strong className="text-lg">{t(`votes:ballot.${chosen}`)}</strong>,
					},
				]
			})}
		/>
	)
}
