import { useTranslation } from 'react-i18next'
import { paths } from '~/paths'
import { formatDay } from '~/platform/format'
import { shanghaiDay } from '~/platform/shanghai'
import { TextLink, Timeline } from '~/ui'
import type { ItemDifference } from '../difference'
import { ChangeList, type Terms } from './change-list'

interface ItemHistoryProps {
	estateId: string
	steps: readonly { number: number; publishedAt: number; changeNote: string; difference: ItemDifference }[]
	terms: Terms
}

/** The versions in which an item came, changed or went, the latest first. */
export function ItemHistory({ estateId, steps, terms }: ItemHistoryProps) {
	const { t, i18n } = useTranslation()
	return (
		<Timeline
			items={steps.map(({ number, publishedAt, changeNote, difference }) => ({
				key: String(number),
				when: formatDay(shanghaiDay(publishedAt), i18n.language),
				text: (
					<>
						<TextLink to={paths.planVersion(estateId, number)}>{t('plans:page.version', { number })}</TextLink>{' '}
						{difference.kind === 'changed' ? (
							<ChangeList changes={difference.changes} terms={terms} />
						) : (
							t(`plans:item.${difference.kind}`)
						)}
						{number > 1 && changeNote && <span className="block text-muted">{changeNote}</span>}
					</>
				),
			}))}
		/>
	)
}
