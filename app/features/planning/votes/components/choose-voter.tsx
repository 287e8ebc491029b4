import { useTranslation } from 'react-i18next'
import { paths } from '~/paths'
import { formatArea } from '~/platform/format'
import { LinkList, PageHeader, Tag } from '~/ui'
import type { BallotView, BallotVoter } from './ballot-questions'
import { doorsText } from './doors-text'

/** For who speaks for several heads, e.g. alone for one home and with a spouse for another. */
export function ChooseVoter({ page }: { page: BallotView & { voters: readonly BallotVoter[] } }) {
	const { t } = useTranslation()
	const { estateId, vote, voters } = page
	return (
		<>
			<PageHeader
				title={t('ballots:ballot.choice-of-voter')}
				lead={t('ballots:ballot.voter-hint')}
				back={{ to: paths.vote(estateId, vote.id), label: t('ballots:ballot.back') }}
			/>
			<LinkList
				items={voters.map((voter) => ({
					key: voter.id,
					title: doorsText(t, voter.doors),
					to: paths.ballot(estateId, vote.id, voter.id),
					note: formatArea(voter.area),
					aside: (
						<Tag tone={voter.ballot ? 'ok' : 'wait'}>
							{t(voter.ballot ? 'ballots:ballot.voter-done' : 'ballots:ballot.voter-open')}
						</Tag>
					),
				}))}
			/>
		</>
	)
}
