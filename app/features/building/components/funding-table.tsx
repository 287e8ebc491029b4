import { useTranslation } from 'react-i18next'
import type { FundLine } from '~/features/building/queries.server'
import { formatShare, formatYuan } from '~/platform/format'
import { DataTable } from '~/ui'

/** Who pays how much, by source, with the sum. */
export function FundingTable({ funds }: { funds: readonly FundLine[] }) {
	const { t, i18n } = useTranslation()
	const lng = i18n.language
	const total = funds.reduce((sum, fund) => sum + fund.amountFen, 0)
	return (
		<DataTable
			caption={t('estates:building.source')}
			captionHidden
			rows={funds}
			rowKey={(fund) => fund.code}
			columns={[
				{
					key: 'source',
					label: t('estates:building.source'),
					rowHeader: true,
					cell: (fund) => (lng === 'en' ? fund.nameEn : fund.nameZh),
				},
				{
					key: 'amount',
					label: t('estates:building.amount'),
					numeric: true,
					cell: (fund) => formatYuan(fund.amountFen, lng),
				},
				{
					key: 'share',
					label: t('estates:building.share'),
					numeric: true,
					cell: (fund) => formatShare(fund.amountFen, total),
				},
			]}
			footer={{ source: t('estates:building.total'), amount: formatYuan(total, lng), share: '' }}
		/>
	)
}
