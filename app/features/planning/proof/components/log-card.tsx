import { useTranslation } from 'react-i18next'
import { paths } from '~/paths'
import { Card, TextLink } from '~/ui'

/** Beside a vote: that there is a log of it. */
export function LogCard({ estateId, voteId }: { estateId: string; voteId: string }) {
	const { t } = useTranslation()
	return (
		<Card title={t('proof:link.title')}>
			<p>{t('proof:link.text')}</p>
			<p className="mt-2">
				<TextLink to={paths.voteLog(estateId, voteId)} block>
					{t('proof:link.to')}
				</TextLink>
			</p>
		</Card>
	)
}
