import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '~/paths'
import { formatYuan } from '~/platform/format'
import { Card, type Column, DataTable, HiddenField, LinkButton, Tag, TextLink } from '~/ui'
import { totalCost } from '../rules'
import type { ShownItem } from '../types'
import { nameOf, type Terms } from './change-list'

type DraftItem = ShownItem & { gapFen: number }

interface DraftItemsProps {
	estateId: string
	draft: { items: readonly DraftItem[]; terms: Terms }
}

/** The items of the draft with their order. */
export function DraftItems({ estateId, draft: { items, terms } }: DraftItemsProps) {
	const { t, i18n } = useTranslation()
	const yuan = (fen: number) => formatYuan(fen, i18n.language)
	const columns: Column<DraftItem>[] = [
		{
			key: 'name',
			label: t('drafts:items.name'),
			rowHeader: true,
			cell: (item) => (
				<>
					<TextLink to={paths.planDraftItem(estateId, item.itemKey)}>{item.name}</TextLink>
					{item.gapFen !== 0 && (
						<>
							{' '}
							<Tag tone="no">{t('drafts:items.gap')}</Tag>
						</>
					)}
				</>
			),
		},
		{ key: 'class', label: t('drafts:items.class'), cell: (item) => nameOf(terms.classes, item.classCode) },
		{ key: 'cost', label: t('drafts:items.cost'), numeric: true, cell: (item) => yuan(item.costFen) },
		{
			key: 'files',
			label: t('drafts:items.files'),
			numeric: true,
			cell: (item) => t('drafts:items.files-count', { count: item.files.length }),
		},
		{
			key: 'order',
			label: t('drafts:items.order'),
			cell: (item) => (
				<span className="flex gap-2">
					<Move item={item} direction="up" disabled={item === items[0]} />
					<Move item={item} direction="down" disabled={item === items.at(-1)} />
				</span>
			),
		},
	]
	return (
		<div id="items">
			<Card title={t('drafts:items.title')}>
				{items.length === 0 ? (
					<p className="mb-4 text-muted">{t('drafts:items.none')}</p>
				) : (
					<DataTable
						caption={t('drafts:items.title')}
						captionHidden
						columns={columns}
						rows={items}
						rowKey={(item) => item.itemKey}
						footer={{ name: t('drafts:items.total'), class: '', cost: yuan(totalCost(items)), files: '', order: '' }}
					/>
				)}
				<LinkButton to={paths.planDraftItemNew(estateId)} variant="quiet">
					{t('drafts:items.add')}
				</LinkButton>
			</Card>
		</div>
	)
}

function Move({ item, direction, disabled }: { item: DraftItem; direction: 'up' | 'down'; disabled: boolean }) {
	const { t } = useTranslation()
	return (
		<Form method="post" preventScrollReset>
			<HiddenField name="intent" value="move" />
			<HiddenField name="itemKey" value={item.itemKey} />
			<HiddenField name="direction" value={direction} />
			<button
				type="submit"
				disabled={disabled}
				aria-label={t(`drafts:items.${direction}-label`, { name: item.name })}
				className="page-link disabled:cursor-not-allowed disabled:border-transparent disabled:bg-slate-soft disabled:text-muted"
			>
				{t(`drafts:items.${direction}`)}
			</button>
		</Form>
	)
}
