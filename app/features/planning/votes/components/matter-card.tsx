import { useTranslation } from 'react-i18next'
import { paths } from '~/paths'
import { Card, PlainText, TextLink } from '~/ui'
import type { Thresholds } from '../rules'
import { thresholdText } from './words'

export interface ShownMatter extends Thresholds {
	id: string
	position: number
	title: string
	text: string
	itemKey: string | null
	className: string
}

/** A matter word for word, with its class and what it needs to pass. */
export function MatterCard({ estateId, matter }: { estateId: string; matter: ShownMatter }) {
	const { t } = useTranslation()
	return (
		<Card title={t('votes:ballot.legend', { number: matter.position, title: matter.title })} level={3}>
			<PlainText>{matter.text}</PlainText>
			<p className="mt-3 max-w-text text-muted">
				{t('votes:matter.class-line', { name: matter.className })}
				<br />
				{thresholdText(t, matter)}
			</p>
			{matter.itemKey && (
				<TextLink to={paths.planItem(estateId, matter.itemKey)} block>
					{t('votes:matter.item')}
				</TextLink>
			)}
		</Card>
	)
}
