import { useTranslation } from 'react-i18next'
import { formatArea, formatCount } from '~/platform/format'
import { Card, type Column, DataTable, Facts } from '~/ui'
import type { Turnout } from '../rules'

const ways = ['online', 'paper', 'municipal'] as const

/** Paper, online and municipal apart, and what they add up to. */
export function Channels({ whole }: { whole: Turnout }) {
	const { t } = useTranslation()
	const columns: Column<(typeof ways)[number]>[] = [
		{ key: 'way', label: t('turnout:channel'), rowHeader: true, cell: (way) => t(`turnout:${way}`) },
		{ key: 'heads', label: t('turnout:heads'), numeric: true, cell: (way) => formatCount(whole[way].heads) },
		{ key: 'area', label: t('turnout:area'), numeric: true, cell: (way) => formatArea(whole[way].area) },
	]
	return (
		<DataTable
			caption={t('turnout:channels')}
			columns={columns}
			rows={ways}
			rowKey={(way) => way}
			footer={{
				way: t('turnout:voted'),
				heads: formatCount(whole.voted.heads),
				area: formatArea(whole.voted.area),
			}}
		/>
	)
}

interface ReachedProps {
	whole: Turnout
	reminders: { all: number; today: number }
}

export function Reached({ whole, reminders }: ReachedProps) {
	const { t } = useTranslation()
	const people = (count: number) => t('turnout:people', { people: formatCount(count) })
	return (
		<Card title={t('turnout:reach')}>
			<Facts
				items={[
					{ label: t('turnout:delivered'), value: people(whole.delivered.heads) },
					{ label: t('turnout:undeliverable'), value: people(whole.undeliverable.heads) },
					{ label: t('turnout:unrecorded'), value: people(whole.unrecorded.heads) },
					{ label: t('turnout:to-confirm'), value: people(whole.toConfirm.heads) },
					{
						label: t('turnout:reminders'),
						value: t('turnout:reminders-value', {
							all: formatCount(reminders.all),
							today: formatCount(reminders.today),
						}),
					},
				]}
			/>
		</Card>
	)
}
