import { useTranslation } from 'react-i18next'
import { type Stage, type VoteWord, wordOf } from '~/features/planning/votes/stages'
import { paths } from '~/paths'
import { formatDay } from '~/platform/format'
import { shanghaiDay } from '~/platform/shanghai'
import { LinkList, Tag, type Tone } from '~/ui'

interface VoteLine {
	id: string
	title: string
	versionNumber: number
	opensAt: number
	closesAt: number
	stage: Stage
	passed: 'yes' | 'no' | null
}

const tones: Record<VoteWord, Tone> = {
	notice: 'neutral',
	refused: 'no',
	open: 'no',
	extended: 'no',
	counting: 'wait',
	preliminary: 'wait',
	passed: 'ok',
	failed: 'neutral',
	cancelled: 'neutral',
}

/** The votes of an estate with the state of each in words; a counted one leads to its paper. */
export function VoteList({ estateId, votes }: { estateId: string; votes: readonly VoteLine[] }) {
	const { t, i18n } = useTranslation()
	const day = (ms: number) => formatDay(shanghaiDay(ms), i18n.language)
	return (
		<LinkList
			items={votes.map((vote) => {
				const word = wordOf(vote.stage, vote.passed)
				const decided = word === 'passed' || word === 'failed'
				return {
					key: vote.id,
					title: vote.title,
					to: decided ? paths.voteResult(estateId, vote.id) : paths.vote(estateId, vote.id),
					aside: <Tag tone={tones[word]}>{t(`votes:state.${word}`)}</Tag>,
					note: t('estates:deciding.vote-on', {
						number: vote.versionNumber,
						from: day(vote.opensAt),
						to: day(vote.closesAt - 1),
					}),
				}
			})}
		/>
	)
}
