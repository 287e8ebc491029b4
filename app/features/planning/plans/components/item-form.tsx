import { useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { formatYuan } from '~/platform/format'
import { Button, ButtonRow, Card, ErrorSummary, HiddenField } from '~/ui'
import type { savedItemForm } from '../forms'
import { yuanToType } from '../rules'
import type { DraftReply, ShownItem } from '../types'
import { nameOf, type Terms } from './change-list'
import { ItemFields, useItemLabels } from './item-fields'
import { NowStored } from './now-stored'

interface ItemFormProps {
	item: ShownItem
	stamp: string
	terms: Terms
	reply: DraftReply | undefined
}

/** An item of the draft. A save over somebody's newer words shows both. */
export function ItemForm({ item, stamp, terms, reply }: ItemFormProps) {
	const { t } = useTranslation()
	const [opened] = useState(stamp)
	const clash = reply?.refusal === 'drafts:refusal.changed-meanwhile'
	const [form, fields] = useForm<z.input<typeof savedItemForm>>({
		id: 'item',
		lastResult: reply?.lastResult ?? null,
		defaultValue: typed(item),
	})
	const labels = useItemLabels(terms)
	return (
		<Card title={t('drafts:item.card')}>
			<ErrorSummary form={form} labels={labels} refusal={reply?.refusal} facts={reply?.facts} />
			{clash && <StoredItem item={item} terms={terms} />}
			<Form method="post" encType="multipart/form-data" id={form.id} noValidate>
				<HiddenField name="intent" value="save" />
				<HiddenField name="stamp" value={clash ? String(reply?.facts?.stamp) : opened} />
				<ItemFields fields={fields} terms={terms} />
				<ButtonRow>
					<Button>{t('drafts:item.save')}</Button>
				</ButtonRow>
			</Form>
		</Card>
	)
}

function typed({ name, classCode, description, costFen, funds }: ShownItem) {
	return {
		name,
		classCode,
		description,
		costFen: yuanToType(costFen),
		funds: Object.fromEntries(funds.map((fund) => [fund.sourceCode, yuanToType(fund.amountFen)])),
	}
}

function StoredItem({ item, terms }: { item: ShownItem; terms: Terms }) {
	const { t, i18n } = useTranslation()
	const funds = item.funds.map((fund) => ({
		label: nameOf(terms.sources, fund.sourceCode),
		value: formatYuan(fund.amountFen, i18n.language),
	}))
	return (
		<NowStored
			facts={[
				{ label: t('drafts:item.name'), value: item.name },
				{ label: t('drafts:item.class'), value: nameOf(terms.classes, item.classCode) },
				{ label: t('drafts:item.description'), value: item.description },
				{ label: t('drafts:item.cost'), value: formatYuan(item.costFen, i18n.language) },
				...funds,
			]}
		/>
	)
}
