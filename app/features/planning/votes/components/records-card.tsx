import { useTranslation } from 'react-i18next'
import { paths } from '~/paths'
import { Card, TextLink } from '~/ui'
import type { Stage } from '../stages'

interface RecordsCardProps {
	estateId: string
	vote: { id: string; stage: Stage; openedAt: number | null; closedAt: number | null }
}

/** What anyone may take home and check: nothing of it names a person. */
export function RecordsCard({ estateId, vote }: RecordsCardProps) {
	const { t } = useTranslation()
	if (vote.stage === 'cancelled') return null
	const counted = vote.closedAt !== null
	return (
		<Card title={t('votes:records.title')}>
			<ul>
				{counted && (
					<li>
						<TextLink to={paths.voteResult(estateId, vote.id)} block>
							{t(vote.stage === 'preliminary' ? 'votes:records.preliminary' : 'votes:records.announcement')}
						</TextLink>
					</li>
				)}
				{counted && (
					<li>
						<TextLink to={paths.voteBundle(estateId, vote.id)} block document>
							{t('votes:records.bundle')}
						</TextLink>
					</li>
				)}
				<li>
					<TextLink to={paths.voteRoll(estateId, vote.id)} block>
						{t('votes:records.roll')}
					</TextLink>
				</li>
				{vote.openedAt !== null && (
					<li>
						<TextLink to={paths.undelivered(estateId, vote.id)} block>
							{t('votes:records.undelivered')}
						</TextLink>
					</li>
				)}
				<li>
					<TextLink to={paths.voteObjections(estateId, vote.id)} block>
						{t('votes:records.objections')}
					</TextLink>
				</li>
			</ul>
			<p className="text-muted">{t('votes:records.note')}</p>
		</Card>
	)
}
