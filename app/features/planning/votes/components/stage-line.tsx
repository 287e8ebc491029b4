import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { formatCount, formatDay, formatDeadline, formatInstant } from '~/platform/format'
import { shanghaiDay } from '~/platform/shanghai'
import { Card } from '~/ui'
import type { Stage, Step, StepName } from '../stages'

export interface StageLineProps {
	vote: {
		stage: Stage
		noticePostedDay: string
		opensAt: number
		closesAt: number
		closedAt: number | null
		objectionsUntil: number | null
		resultAnnouncedAt: number | null
		effectiveAt: number | null
	}
	stages: {
		steps: readonly Step[]
		extensions: readonly { number: number; from: number; to: number; reason: string }[]
		papers: number
		objections: number
		postingDays: number
		effectDays: number
	}
}

const marks = { done: '✓', now: '▶', todo: '' } as const
const circles = {
	done: 'border-jade bg-jade text-white',
	now: 'border-brick bg-brick text-white',
	todo: 'border-edge bg-card text-muted',
} as const

/** The way of a vote from its notice to its effect: what each step is, until when, and whose turn it is. */
export function StageLine(props: StageLineProps) {
	const { t, i18n } = useTranslation()
	if (props.vote.stage === 'cancelled') return null
	return (
		<Card title={t('votes:stage.title')}>
			<ol>
				{props.stages.steps.map(({ step, state }) => (
					<li
						key={step}
						aria-current={state === 'now' ? 'step' : undefined}
						className="grid grid-cols-[2rem_minmax(0,1fr)] gap-x-3 border-l-0 pb-3 last:pb-0"
					>
						<span
							aria-hidden="true"
							className={`mt-1 flex h-7 w-7 items-center justify-center rounded-full border-2 text-sm ${circles[state]}`}
						>
							{marks[state]}
						</span>
						<div>
							<p className={state === 'todo' ? 'text-muted' : 'font-bold'}>
								{t(`votes:stage.${step}`)}
								<span className="sr-only"> {t(`common:steps.${state}`)}</span>
							</p>
							<p className={state === 'now' ? undefined : 'text-muted'}>
								{noteOf(step, state, props, t, i18n.language)}
							</p>
							{step === 'open' && <Extensions {...props} />}
						</div>
					</li>
				))}
			</ol>
		</Card>
	)
}

function Extensions({ stages }: StageLineProps) {
	const { t, i18n } = useTranslation()
	const lng = i18n.language
	return stages.extensions.map(({ number, from, to, reason }) => (
		<p key={number} className="text-muted">
			{t('votes:stage.extension', {
				number,
				from: formatDeadline(from, lng),
				to: formatDeadline(to, lng),
				reason,
			})}
		</p>
	))
}

function noteOf(
	step: StepName,
	state: Step['state'],
	{ vote, stages }: StageLineProps,
	t: TFunction,
	lng: string,
): string {
	switch (step) {
		case 'notice':
			return t(`votes:stage.notice-${state === 'now' ? 'now' : 'done'}`, {
				day: formatDay(vote.noticePostedDay, lng),
				opens: formatInstant(vote.opensAt, lng),
			})
		case 'open':
			return t(`votes:stage.open-${vote.stage === 'refused' ? 'refused' : state}`, {
				opens: formatInstant(vote.opensAt, lng),
				closes: formatDeadline(vote.closesAt, lng),
			})
		case 'counting':
			if (state === 'now' && stages.papers > 0) {
				return t('votes:stage.counting-papers', { amount: formatCount(stages.papers) })
			}
			return t(`votes:stage.counting-${state}`, { when: formatInstant(vote.closedAt ?? vote.closesAt, lng) })
		case 'preliminary':
			return t(`votes:stage.preliminary-${state}`, {
				days: stages.postingDays,
				until: formatDeadline(vote.objectionsUntil ?? vote.closesAt, lng),
				amount: formatCount(stages.objections),
			})
		case 'result':
			if (state === 'now' && stages.objections > 0) {
				return t('votes:stage.result-objections', { amount: formatCount(stages.objections) })
			}
			return t(`votes:stage.result-${state}`, { when: formatInstant(vote.resultAnnouncedAt ?? 0, lng) })
		case 'effect':
			if (vote.effectiveAt === null) {
				return t(stages.effectDays === 0 ? 'votes:stage.effect-at-once' : 'votes:stage.effect-later', {
					days: stages.effectDays,
				})
			}
			return t('votes:stage.effect-from', { day: formatDay(shanghaiDay(vote.effectiveAt), lng) })
	}
}
