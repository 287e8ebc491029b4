import type { FieldMetadata } from '@conform-to/react'
import { useTranslation } from 'react-i18next'
import { messageText } from '~/platform/message'
import { SelectField, TextArea, TextField } from '~/ui'
import type { Terms } from './change-list'

interface ItemFieldsProps {
	fields: {
		name: FieldMetadata<string>
		classCode: FieldMetadata<string>
		description: FieldMetadata<string | undefined>
		costFen: FieldMetadata<string>
		funds: FieldMetadata<Record<string, string | undefined> | undefined>
	}
	terms: Terms
}

/** What an item says and who pays, in a form. */
export function ItemFields({ fields, terms }: ItemFieldsProps) {
	const { t } = useTranslation()
	const funds = fields.funds.getFieldset()
	const wrong = fields.funds.errors
	return (
		<>
			<TextField field={fields.name} label={t('drafts:item.name')} hint={t('drafts:item.name-hint')} maxLength={60} />
			<SelectField
				field={fields.classCode}
				label={t('drafts:item.class')}
				options={terms.classes.map((term) => ({ value: term.code, label: term.name }))}
				width="half"
			/>
			<TextArea
				field={fields.description}
				label={t('drafts:item.description')}
				hint={t('drafts:item.description-hint')}
				rows={6}
				optional
			/>
			<TextField
				field={fields.costFen}
				label={t('drafts:item.cost')}
				inputMode="decimal"
				width="half"
				suffix={t('drafts:item.yuan')}
			/>
			<fieldset
				id={fields.funds.id}
				tabIndex={-1}
				aria-describedby={wrong ? fields.funds.errorId : undefined}
				className={wrong ? 'field border-l-8 border-brick pl-4' : 'field'}
			>
				<legend className="mb-1 text-lg font-bold">{t('drafts:item.funds')}</legend>
				<p className="mb-3 text-muted">{t('drafts:item.funds-hint')}</p>
				{wrong && (
					<p id={fields.funds.errorId} className="mb-3 font-semibold text-brick-dark">
						{wrong.map((error) => messageText(t, error)).join(' ')}
					</p>
				)}
				<div className="grid gap-x-4 sm:grid-cols-2">
					{terms.sources.map((source) => {
						const field = funds[source.code]
						return (
							field && (
								<TextField
									key={source.code}
									field={field}
									label={source.name}
									inputMode="decimal"
									suffix={t('drafts:item.yuan')}
								/>
							)
						)
					})}
				</div>
			</fieldset>
		</>
	)
}

/** The labels of the fields, for the error summary. */
export function useItemLabels(terms: Terms): Record<string, string> {
	const { t } = useTranslation()
	return {
		name: t('drafts:item.name'),
		classCode: t('drafts:item.class'),
		description: t('drafts:item.description'),
		costFen: t('drafts:item.cost'),
		funds: t('drafts:item.funds'),
		...Object.fromEntries(terms.sources.map((source) => [`funds.${source.code}`, source.name])),
	}
}
