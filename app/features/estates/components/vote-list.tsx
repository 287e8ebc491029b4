import { useTranslation } from 'react-i18next'
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
	state: 'announced' | 'open' | 'closed' | 'cancelled'
	passed: 'yes' | 'no' | null
}

type Standing = 'announced' | 'open' | 'counting' | 'passed' | 'failed' | 'cancelled'

const tones: Record<Standing, Tone> = {
	announced: 'neutral',
	open: 'no',
	counting: 'wait',
	passed: 'ok',
	failed: 'neutral',
	cancelled: 'neutral',
}

function standingOf(vote: VoteLine): Standing {
	if (vote.state !== 'closed') return vote.state
	if (vote.passed === null) return 'counting'
	return vote.passed === 'yes' ? 'passed' : 'failed'
}

/** The votes of an estate with the state of each in words; a counted one leads to its result. */
export function VoteList({ estateId, votes }: { estateId: string; votes: readonly VoteLine[] }) {
	const { t, i18n } = useTranslation()
	const day = (ms: number) => formatDay(shanghaiDay(ms), i18n.language)
	return (
		<LinkList
			items={votes.map((vote) => {
				const standing = standingOf(vote)
				const counted = standing === 'passed' || standing === 'failed'
				return {
					key: vote.id,
					title: vote.title,
					to: counted ? paths.voteResult(estateId, vote.id) : paths.vote(estateId, vote.id),
					aside: <Tag tone={tones[standing]}>{t(`estates:deciding.vote-${standing}`)}</Tag>,
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
