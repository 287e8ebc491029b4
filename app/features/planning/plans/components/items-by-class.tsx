import { useTranslation } from 'react-i18next'
import { paths } from '~/paths'
import { formatCount, formatYuan } from '~/platform/format'
import { type Column, DataTable, Tag, TextLink } from '~/ui'
import type { ItemDifference } from '../difference'
import { totalCost, yuanPerHousehold } from '../rules'
import type { NamedTerm, ShownItem } from '../types'

interface ItemsByClassProps {
	estateId: string
	items: readonly ShownItem[]
	classes: readonly NamedTerm[]
	differences: readonly ItemDifference[]
	households: number
	/** Comments by item key; absent on old versions, whose items are not linked to a discussion. */
	comments?: Readonly<Record<string, number>>
}

export function ownersFen(item: ShownItem): number {
	return item.funds.find((fund) => fund.sourceCode === 'owners')?.amountFen ?? 0
}

/** A table for each class that has items, with its subtotal. */
export function ItemsByClass({ items, classes, ...rest }: ItemsByClassProps) {
	const { t } = useTranslation()
	return (
		<>
			{classes.map((term) => {
				const own = items.filter((item) => item.classCode === term.code)
				if (own.length === 0) return null
				return (
					<ClassTable key={term.code} caption={t('plans:items.caption', { class: term.name })} items={own} {...rest} />
				)
			})}
		</>
	)
}

type ClassTableProps = Omit<ItemsByClassProps, 'classes'> & { caption: string }

function ClassTable({ estateId, caption, items, differences, households, comments }: ClassTableProps) {
	const { t, i18n } = useTranslation()
	const perHousehold = (fen: number) => {
		const yuan = yuanPerHousehold(fen, households)
		return yuan === null ? '—' : t('plans:money.about', { yuan: formatCount(yuan) })
	}
	const owed = (fen: number) => (fen === 0 ? t('plans:money.nothing') : perHousehold(fen))
	const columns: Column<ShownItem>[] = [
		{
			key: 'name',
			label: t('plans:items.name'),
			rowHeader: true,
			cell: (item) => (
				<ItemName item={item} to={comments && paths.planItem(estateId, item.itemKey)} differences={differences} />
			),
		},
		{
			key: 'cost',
			label: t('plans:items.cost'),
			numeric: true,
			cell: (item) => formatYuan(item.costFen, i18n.language),
		},
		{ key: 'owners', label: t('plans:items.owners'), numeric: true, cell: (item) => owed(ownersFen(item)) },
	]
	if (comments) {
		columns.push({
			key: 'comments',
			label: t('plans:items.comments'),
			numeric: true,
			cell: (item) => t('plans:items.comments-count', { count: comments[item.itemKey] ?? 0 }),
		})
	}
	const owners = items.reduce((sum, item) => sum + ownersFen(item), 0)
	return (
		<DataTable
			caption={caption}
			columns={columns}
			rows={items}
			rowKey={(item) => item.itemKey}
			footer={
				items.length < 2
					? undefined
					: {
							name: t('plans:items.subtotal'),
							cost: formatYuan(totalCost(items), i18n.language),
							owners: owed(owners),
							comments: '',
						}
			}
		/>
	)
}

interface ItemNameProps {
	item: ShownItem
	to?: string | undefined
	differences: readonly ItemDifference[]
}

function ItemName({ item, to, differences }: ItemNameProps) {
	const { t } = useTranslation()
	const kind = differences.find((difference) => difference.itemKey === item.itemKey)?.kind
	return (
		<>
			{to ? <TextLink to={to}>{item.name}</TextLink> : item.name}
			{kind === 'added' && (
				<>
					{' '}
					<Tag tone="ok">{t('plans:items.added')}</Tag>
				</>
			)}
			{kind === 'changed' && (
				<>
					{' '}
					<Tag tone="wait">{t('plans:items.changed')}</Tag>
				</>
			)}
		</>
	)
}
