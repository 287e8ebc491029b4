import { useTranslation } from 'react-i18next'
import { paths } from '~/paths'
import { Card, TextLink } from '~/ui'

/** Beside a vote: that there is a log of it. */
export function LogCard({ estateId, voteId }: { estateId: string; voteId: string }) {
	const { t } = useTranslation()
	return (
		<Card title={t('votes:log.title')}>
			<p>{t('votes:log.text')}</p>
			<p className="mt-2">
				<TextLink to={paths.voteLog(estateId, voteId)} block>
					{t('votes:log.to')}
				</TextLink>
			</p>
		</Card>
	)
}
