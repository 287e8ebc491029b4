import { useTranslation } from 'react-i18next'
import { NoticeLines } from '~/features/notices/components/notice-lines'
import type { NoticeLine } from '~/features/notices/lines.server'
import { paths } from '~/paths'
import { Card, EmptyState, TextLink } from '~/ui'

interface NoticesCardProps {
	estateId: string
	notices: readonly NoticeLine[]
	/** Visitors are told that there may be more inside. */
	inside: boolean
}

export function NoticesCard({ estateId, notices, inside }: NoticesCardProps) {
	const { t } = useTranslation()
	return (
		<Card title={t('estates:show.notices')}>
			{notices.length > 0 ? (
				<>
					<NoticeLines lines={notices} estateOf={() => estateId} />
					<TextLink to={paths.notices(estateId)} block>
						{t('estates:show.all-notices')}
					</TextLink>
				</>
			) : (
				<EmptyState title={t('estates:show.no-notices')} next={t('estates:show.no-notices-next')} />
			)}
			{!inside && <p className="text-muted">{t('estates:show.visitor-notices')}</p>}
		</Card>
	)
}
