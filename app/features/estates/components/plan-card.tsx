import { useTranslation } from 'react-i18next'
import type { PlanSummary } from '~/features/planning/plans/queries.server'
import { paths } from '~/paths'
import { formatShortDay, formatYuan } from '~/platform/format'
import { shanghaiDay } from '~/platform/shanghai'
import { Card, DataTable, EmptyState, LinkButton, Tag, TextLink } from '~/ui'

interface PlanCardProps {
	estateId: string
	plan: PlanSummary | null
}

/** The one plan in short: its first items, what they cost, what the owners pay. */
export function PlanCard({ estateId, plan }: PlanCardProps) {
	const { t, i18n } = useTranslation()
	const lng = i18n.language
	if (!plan) return <EmptyState title={t('estates:show.no-plan')} next={t('estates:show.no-plan-next')} />
	return (
		<Card
			title={t('estates:show.plan', { number: plan.number })}
			aside={<Tag>{t('estates:show.plan-published', { day: formatShortDay(shanghaiDay(plan.publishedAt), lng) })}</Tag>}
		>
			<DataTable
				caption={plan.title}
				captionHidden
				rows={plan.firstItems}
				rowKey={(item) => item.itemKey}
				columns={[
					{
						key: 'item',
						label: t('estates:show.plan-item'),
						rowHeader: true,
						cell: (item) => <TextLink to={paths.planItem(estateId, item.itemKey)}>{item.name}</TextLink>,
					},
					{
						key: 'class',
						label: t('estates:show.plan-class'),
						cell: (item) => (lng === 'en' ? item.class.nameEn : item.class.nameZh),
					},
					{
						key: 'cost',
						label: t('estates:show.plan-cost'),
						numeric: true,
						cell: (item) => formatYuan(item.costFen, lng),
					},
					{
						key: 'owners',
						label: t('estates:show.plan-owners'),
						numeric: true,
						cell: (item) => (item.ownersFen > 0 ? formatYuan(item.ownersFen, lng) : t('estates:show.plan-owners-none')),
					},
				]}
			/>
			<p className="text-muted">
				{t('estates:show.plan-total', { count: plan.itemCount, cost: formatYuan(plan.costFen, lng) })}
			</p>
			<div className="mt-3">
				<LinkButton to={paths.plan(estateId)} variant="quiet">
					{t('estates:show.to-plan')}
				</LinkButton>
			</div>
		</Card>
	)
}
