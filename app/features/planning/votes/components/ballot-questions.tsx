import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '~/paths'
import { formatArea, formatDeadline } from '~/platform/format'
import { Button, ButtonRow, Callout, ErrorSummary, HiddenField, PageHeader, RadioField, Steps, TextLink } from '~/ui'
import type { CastBy } from '../cast-by'
import { type Choice, choices } from '../rules'
import { doorsText } from './doors-text'

export interface BallotView {
	estateId: string
	vote: { id: string; title: string; opensAt: number; closesAt: number }
	/** A ballot may be changed until the closing. */
	mayChange: boolean
	matters: readonly { id: string; position: number; title: string; text: string; itemKey: string | null }[]
}

export interface OwnBallotView {
	receiptNumber: string | null
	castAt: number
	by: CastBy
}

export interface BallotVoter {
	id: string
	area: number
	ballot: OwnBallotView | null
	/** The actor speaks by a power of attorney. */
	byPower: boolean
	doors: readonly { unitId: string; building: string; entrance: string; number: string }[]
}

export type Chosen = Readonly<Partial<Record<string, Choice>>>

interface BallotQuestionsProps {
	page: BallotView
	voter: BallotVoter
	choice: Chosen
	missing: readonly string[]
	/** What the form as a whole did wrong, as keys. */
	errors: readonly string[]
	requestKey: string
}

export function BallotSteps({ current }: { current: 1 | 2 | 3 }) {
	const { t } = useTranslation()
	return (
		<Steps labels={['choose', 'check', 'done'].map((step) => t(`ballots:ballot.step-${step}`))} current={current} />
	)
}

/** First screen: every matter with its text and three large answers. */
export function BallotQuestions({ page, voter, choice, missing, errors, requestKey }: BallotQuestionsProps) {
	const { t, i18n } = useTranslation()
	const { vote, matters, estateId } = page
	const wrong = matters.filter((matter) => missing.includes(matter.id))
	const allErrors = {
		...(errors.length > 0 && { '': [...errors] }),
		...Object.fromEntries(wrong.map((matter) => [`choice.${matter.id}`, ['votes:error.choose']])),
	}
	return (
		<>
			<ErrorSummary
				form={{ id: 'ballot', allErrors }}
				labels={Object.fromEntries(
					wrong.map((matter) => [`choice.${matter.id}`, t('ballots:ballot.choose', { number: matter.position })]),
				)}
			/>
			<BallotSteps current={1} />
			<PageHeader
				title={t('ballots:ballot.question', { title: vote.title })}
				lead={t(voter.byPower ? 'ballots:ballot.for-home-by-power' : 'ballots:ballot.for-home', {
					doors: doorsText(t, voter.doors),
					area: formatArea(voter.area),
				})}
				back={{ to: paths.vote(estateId, vote.id), label: t('ballots:ballot.back') }}
			/>
			{voter.ballot && (
				<Callout tone="wait">
					{t(`ballots:ballot.change-of-${voter.ballot.by}`, { receipt: voter.ballot.receiptNumber ?? '' })}
				</Callout>
			)}
			<Form method="post" id="ballot" noValidate>
				<HiddenField name="voter" value={voter.id} />
				<HiddenField name="requestKey" value={requestKey} />
				{matters.map((matter) => {
					const name = `choice.${matter.id}`
					return (
						<RadioField
							key={matter.id}
							field={{
								id: `ballot-${name}`,
								name,
								errorId: `ballot-${name}-error`,
								descriptionId: `ballot-${name}-hint`,
								errors: missing.includes(matter.id) ? ['votes:error.choose'] : undefined,
								defaultValue: choice[matter.id],
							}}
							label={t('votes:ballot.legend', { number: matter.position, title: matter.title })}
							hint={
								<>
									<span className="block whitespace-pre-line break-words text-ink">{matter.text}</span>
									{matter.itemKey && (
										<TextLink to={paths.planItem(estateId, matter.itemKey)} block>
											{t('votes:matter.item')}
										</TextLink>
									)}
								</>
							}
							options={choices.map((value) => ({
								value,
								label: t(`votes:ballot.${value}`),
								hint: value === 'abstain' ? t('ballots:ballot.abstain-hint') : undefined,
							}))}
						/>
					)
				})}
				<p className="text-muted">
					{t(page.mayChange ? 'ballots:ballot.deadline' : 'ballots:ballot.deadline-once', {
						deadline: formatDeadline(vote.closesAt, i18n.language),
					})}
				</p>
				<ButtonRow>
					<Button name="intent" value="check">
						{t('ballots:ballot.continue')}
					</Button>
				</ButtonRow>
			</Form>
		</>
	)
}
