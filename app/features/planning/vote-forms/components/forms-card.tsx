import { useTranslation } from 'react-i18next'
import { paths } from '~/paths'
import { Card, TextLink } from '~/ui'

/** For who carries papers: the way to what is printed. */
export function FormsCard({ estateId, voteId }: { estateId: string; voteId: string }) {
	const { t } = useTranslation()
	return (
		<Card title={t('vote-forms:index.title')}>
			<p>{t('vote-forms:index.card')}</p>
			<TextLink to={paths.voteForms(estateId, voteId)} block>
				{t('vote-forms:index.link')}
			</TextLink>
		</Card>
	)
}
