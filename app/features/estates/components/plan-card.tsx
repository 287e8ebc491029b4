import { useTranslation } from 'react-i18next'
import type { PlanSummary } from '~/features/planning/plans/queries.server'
import { paths } from '~/paths'
import { formatDay, formatYuan } from '~/platform/format'
import { shanghaiDay } from '~/platform/shanghai'
import { Card, EmptyState, LinkButton, Tag, TextLink } from '~/ui'

/** The first items of the plan; the whole plan is one page further. */
const shown = 3

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
			aside={<Tag>{t('estates:show.plan-published', { day: formatDay(shanghaiDay(plan.publishedAt), lng) })}</Tag>}
		>
			<ul className="divide-y divide-line">
				{plan.firstItems.slice(0, shown).map((item) => (
					<li key={item.itemKey} className="py-2">
						<TextLink to={paths.planItem(estateId, item.itemKey)} block>
							{item.name}
						</TextLink>
						<p className="flex flex-wrap gap-x-5 text-muted">
							<span>{lng === 'en' ? item.class.nameEn : item.class.nameZh}</span>
							<span>{t('estates:show.plan-cost', { cost: formatYuan(item.costFen, lng) })}</span>
							<span>
								{item.ownersFen > 0
									? t('estates:show.plan-owners', { cost: formatYuan(item.ownersFen, lng) })
									: t('estates:show.plan-owners-none')}
							</span>
						</p>
					</li>
				))}
			</ul>
			<p className="mt-2 border-t border-line pt-2">
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
