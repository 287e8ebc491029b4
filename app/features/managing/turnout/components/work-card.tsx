import { useTranslation } from 'react-i18next'
import { paths } from '~/paths'
import { Card, TextLink } from '~/ui'

/** From a vote to the work on it: turnout, and the doors one by one. */
export function WorkCard({ estateId, voteId }: { estateId: string; voteId: string }) {
	const { t } = useTranslation()
	return (
		<Card title={t('turnout:work')}>
			<ul>
				<li>
					<TextLink to={paths.turnout(estateId, voteId)} block>
						{t('turnout:title')}
					</TextLink>
				</li>
				<li>
					<TextLink to={`${paths.grids(estateId)}?vote=${voteId}`} block>
						{t('turnout:grid')}
					</TextLink>
				</li>
			</ul>
		</Card>
	)
}
