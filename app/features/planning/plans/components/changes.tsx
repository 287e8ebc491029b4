import { useTranslation } from 'react-i18next'
import { Tag, type Tone } from '~/ui'
import type { ItemDifference } from '../difference'
import { ChangeList, type Terms } from './change-list'

const tones: Record<ItemDifference['kind'], Tone> = { added: 'ok', changed: 'wait', removed: 'no' }

interface ChangesProps {
	differences: readonly ItemDifference[]
	textChanged: boolean
	terms: Terms
}

/** What differs from the version before, item by item. */
export function Changes({ differences, textChanged, terms }: ChangesProps) {
	const { t } = useTranslation()
	return (
		<ul className="divide-y divide-line">
			{textChanged && <li className="py-2">{t('plans:changes.text')}</li>}
			{differences.map((difference) => (
				<li key={difference.itemKey} className="py-2">
					<p className="mb-1 flex flex-wrap items-baseline gap-x-2">
						<Tag tone={tones[difference.kind]}>{t(`plans:changes.${difference.kind}`)}</Tag>
						<span className="font-semibold">{difference.name}</span>
					</p>
					{difference.changes.length > 0 && <ChangeList changes={difference.changes} terms={terms} />}
				</li>
			))}
		</ul>
	)
}
