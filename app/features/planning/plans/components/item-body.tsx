import { useTranslation } from 'react-i18next'
import { formatYuan } from '~/platform/format'
import { PlainText } from '~/ui'
import type { ShownItem } from '../types'
import { nameOf, type Terms } from './change-list'
import { Photos } from './photos'

interface ItemBodyProps {
	estateId: string
	item: ShownItem
	terms: Terms
}

/** An item in full: what is done, who pays, what it looks like. */
export function ItemBody({ estateId, item, terms }: ItemBodyProps) {
	const { t, i18n } = useTranslation()
	return (
		<>
			{item.description && <PlainText>{item.description}</PlainText>}
			<dl className="my-3 grid max-w-text grid-cols-[1fr_auto] gap-x-4 gap-y-1">
				<dt className="font-semibold">{t('plans:items.cost')}</dt>
				<dd className="text-right font-semibold tabular-nums">{formatYuan(item.costFen, i18n.language)}</dd>
				{item.funds.map((fund) => (
					<div key={fund.sourceCode} className="contents">
						<dt className="text-muted">{nameOf(terms.sources, fund.sourceCode)}</dt>
						<dd className="text-right tabular-nums">{formatYuan(fund.amountFen, i18n.language)}</dd>
					</div>
				))}
			</dl>
			<Photos estateId={estateId} files={item.files} />
		</>
	)
}
