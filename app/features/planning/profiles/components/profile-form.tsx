import { useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { FormReply } from '~/platform/forms.server'
import {
	Button,
	ButtonRow,
	DateField,
	ErrorSummary,
	HiddenField,
	RadioField,
	Section,
	SelectField,
	TextArea,
	TextField,
} from '~/ui'
import type { asFields, profileForm } from '../forms'
import { applications, isOption, options } from '../options'
import type { Preview } from '../preview.server'
import { bounds, sourcedValues } from '../rules'
import { ClassFields, freeCode } from './class-fields'
import { PreviewView } from './preview-view'

export interface EditorPage {
	baseId: string
	requestKey: string
	tomorrow: string
	/** Of a locality's own first rule: where it may be. */
	regions: readonly { code: string; name: string }[] | null
	fields: ReturnType<typeof asFields>
}

export interface EditorReply extends FormReply {
	preview?: Preview
	looser?: string[] | null
	previewed?: string
}

const classParts = [
	'nameZh',
	'nameEn',
	'participationNumerator',
	'participationDenominator',
	'approvalNumerator',
	'approvalDenominator',
]
const values = sourcedValues.filter((name) => name !== 'matterClasses')

/** Each value beside its source. Without JavaScript the buttons of the list post the form, as all others do. */
export function ProfileForm({ page, reply }: { page: EditorPage; reply: EditorReply | undefined }) {
	const { t } = useTranslation()
	const [form, fields] = useForm<z.input<typeof profileForm>>({
		id: 'profile',
		lastResult: reply?.lastResult ?? null,
		defaultValue: {
			...page.fields,
			requestKey: page.requestKey,
			baseId: page.baseId,
			applies: 'by-itself',
			validFrom: page.tomorrow,
		},
	})
	const classes = fields.matterClasses.getFieldList()
	const sources = fields.sources.getFieldset()
	const labels: Record<string, string> = {
		regionCode: t('profiles:edit.region'),
		applies: t('profiles:edit.applies'),
		nameZh: t('profiles:edit.name-zh'),
		nameEn: t('profiles:edit.name-en'),
		validFrom: t('profiles:edit.from'),
		validTo: t('profiles:edit.to'),
		matterClasses: t('profiles:value.matterClasses'),
	}
	for (const name of sourcedValues) {
		labels[name] = t(`profiles:value.${name}`)
		labels[`sources.${name}`] = t('profiles:edit.source-of', { name: t(`profiles:value.${name}`) })
	}
	for (const index of classes.keys())
		for (const part of classParts)
			labels[`matterClasses[${index}].${part}`] = t('profiles:edit.of-class', { number: index + 1 })
	return (
		<>
			<ErrorSummary form={form} refusal={reply?.refusal} facts={reply?.facts} labels={labels} />
			{reply?.preview && (
				<div className="mb-8">
					<PreviewView preview={reply.preview} looser={reply.looser ?? null} />
					{!reply.looser && (
						<ButtonRow>
							<Button form={form.id} name="intent" value="save">
								{t('profiles:edit.save')}
							</Button>
							<span className="text-muted">{t('profiles:edit.save-hint')}</span>
						</ButtonRow>
					)}
				</div>
			)}
			<Form method="post" id={form.id} noValidate>
				{/* the first submit button is the one that Enter presses */}
				<button type="submit" name="intent" value="preview" className="sr-only" tabIndex={-1} aria-hidden="true" />
				<HiddenField name={fields.baseId.name} value={page.baseId} />
				<HiddenField name={fields.requestKey.name} value={fields.requestKey.initialValue ?? page.requestKey} />
				{reply?.previewed && <HiddenField name={fields.previewed.name} value={reply.previewed} />}
				<Section title={t('profiles:edit.where')}>
					{page.regions && (
						<>
							<SelectField
								field={fields.regionCode}
								label={labels.regionCode ?? ''}
								options={page.regions.map(({ code, name }) => ({ value: code, label: name }))}
								width="half"
							/>
							<RadioField
								field={fields.applies}
								label={labels.applies ?? ''}
								options={applications.map((value) => ({ value, label: t(`profiles:applies.${value}`) }))}
							/>
						</>
					)}
					<TextField field={fields.nameZh} label={labels.nameZh ?? ''} maxLength={40} width="half" />
					<TextField field={fields.nameEn} label={labels.nameEn ?? ''} maxLength={80} width="half" />
					<DateField
						field={fields.validFrom}
						label={labels.validFrom ?? ''}
						hint={t('profiles:edit.from-hint')}
						min={page.tomorrow}
					/>
					<DateField field={fields.validTo} label={labels.validTo ?? ''} hint={t('profiles:edit.to-hint')} optional />
				</Section>
				<Section title={t('profiles:value.matterClasses')}>
					<p className="max-w-text text-muted">{t('profiles:edit.classes-lead')}</p>
					{classes.map((field, index) => (
						<ClassFields
							key={field.key}
							form={form}
							listName={fields.matterClasses.name}
							field={field}
							index={index}
							removable={classes.length > 1}
						/>
					))}
					<div className="mb-5">
						<Button
							variant="quiet"
							{...form.insert.getButtonProps({
								name: fields.matterClasses.name,
								defaultValue: {
									code: freeCode(classes.map((field) => field.getFieldset().code.initialValue)),
									kind: 'ordinary',
									participationNumerator: '2',
									participationDenominator: '3',
									approvalBound: 'over',
									approvalOf: 'participants',
								},
							})}
							type="submit"
						>
							{t('profiles:class.add')}
						</Button>
					</div>
					<TextArea field={sources.matterClasses} label={labels['sources.matterClasses'] ?? ''} rows={2} />
				</Section>
				<Section title={t('profiles:show.values')}>
					<p className="max-w-text text-muted">{t('profiles:edit.values-lead')}</p>
					{values.map((name) => (
						<div key={name} className="grid gap-x-4 border-b border-line py-2 sm:grid-cols-2">
							{isOption(name) ? (
								<SelectField
									field={fields[name]}
									label={labels[name] ?? ''}
									options={options[name].map((value) => ({ value, label: t(`profiles:words.${name}.${value}`) }))}
								/>
							) : (
								<TextField
									field={fields[name]}
									label={labels[name] ?? ''}
									hint={
										name === 'proxiesPerHolder'
											? t('profiles:edit.no-limit')
											: t('profiles:edit.bounds', { min: bounds[name][0], max: bounds[name][1] })
									}
									inputMode="numeric"
									width="short"
								/>
							)}
							<TextArea field={sources[name]} label={labels[`sources.${name}`] ?? ''} rows={2} maxLength={400} />
						</div>
					))}
				</Section>
				<Section title={t('profiles:edit.notes')}>
					<TextArea field={fields.noteZh} label={t('profiles:edit.note-zh')} rows={3} maxLength={1000} optional />
					<TextArea field={fields.noteEn} label={t('profiles:edit.note-en')} rows={3} maxLength={2000} optional />
				</Section>
				<ButtonRow>
					<Button name="intent" value="preview">
						{t('profiles:edit.preview')}
					</Button>
				</ButtonRow>
			</Form>
		</>
	)
}
