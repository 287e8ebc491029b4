import type { SubmissionResult } from '@conform-to/react'
import { useTranslation } from 'react-i18next'
import { Disclosure, RadioField, sentForm, TextField } from '~/ui'
import { paperChoices, validities } from '../rules'

export interface PaperMatter {
	id: string
	position: number
	title: string
}

interface ReadingFieldsProps {
	/** The form's id. */
	form: string
	lastResult: SubmissionResult<string[]> | null | undefined
	matters: readonly PaperMatter[]
	/** Matter → choice to begin with. */
	begin?: Readonly<Record<string, string>>
}

/** What was typed before for one matter, when a form comes back with an error. */
function typedChoice(lastResult: ReadingFieldsProps['lastResult'], matterId: string): string | undefined {
	const choices = lastResult?.initialValue?.choice
	if (typeof choices !== 'object' || choices === null) return undefined
	const found = Object.entries(choices).find(([id]) => id === matterId)
	return typeof found?.[1] === 'string' ? found[1] : undefined
}

/** What a paper says: four large answers for each matter; or that the whole of it is blank or spoiled. */
export function ReadingFields({ form, lastResult, matters, begin = {} }: ReadingFieldsProps) {
	const { t } = useTranslation()
	const { field } = sentForm(form, lastResult)
	const validity = field('validity')
	return (
		<>
			{matters.map(({ id, position, title }) => (
				<RadioField
					key={id}
					field={{ ...field(`choice.${id}`), defaultValue: typedChoice(lastResult, id) ?? begin[id] }}
					label={t('papers:reading.legend', { number: position, title })}
					options={paperChoices.map((value) => ({ value, label: t(`papers:choice.${value}`) }))}
					inline
				/>
			))}
			<Disclosure
				summary={t('papers:reading.whole')}
				open={validity.defaultValue !== undefined && validity.defaultValue !== 'valid'}
			>
				<RadioField
					field={{ ...validity, defaultValue: validity.defaultValue ?? 'valid' }}
					label={t('papers:reading.validity')}
					options={validities.map((value) => ({ value, label: t(`papers:validity.${value}`) }))}
				/>
				<TextField
					field={field('reason')}
					label={t('papers:reading.reason')}
					hint={t('papers:reading.reason-hint')}
					maxLength={200}
					optional
				/>
			</Disclosure>
		</>
	)
}

/** The names of the fields for an error summary. */
export function readingLabels(
	t: (key: string, values?: Record<string, string | number>) => string,
	matters: readonly PaperMatter[],
): Record<string, string> {
	return {
		...Object.fromEntries(
			matters.map(({ id, position, title }) => [
				`choice.${id}`,
				t('papers:reading.legend', { number: position, title }),
			]),
		),
		photo: t('papers:new.photo'),
		checked: t('papers:reading.checked'),
		reason: t('papers:reading.reason'),
	}
}

/** A form whose errors stand in the order of the fields that `labels` names. */
export function inOrder<Form extends { allErrors: Record<string, string[]> }>(
	form: Form,
	labels: Readonly<Record<string, string>>,
): Form {
	const names = Object.keys(labels)
	const place = (name: string) => (names.includes(name) ? names.indexOf(name) : -1)
	const sorted = Object.entries(form.allErrors).sort(([one], [other]) => place(one) - place(other))
	return { ...form, allErrors: Object.fromEntries(sorted) }
}
