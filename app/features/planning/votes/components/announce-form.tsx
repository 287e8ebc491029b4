import { useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { formatArea, formatCount } from '~/platform/format'
import type { FormReply } from '~/platform/forms.server'
import {
	Button,
	ButtonRow,
	Callout,
	Card,
	DateField,
	ErrorSummary,
	HiddenField,
	Section,
	SelectField,
	TextArea,
	TextField,
} from '~/ui'
import type { announceForm } from '../forms'

interface AnnouncePage {
	version: { id: string; number: number }
	requestKey: string
	today: string
	rules: { noticeDays: number; windowMinimumDays: number; windowMaximumDays: number }
	sources: readonly string[]
	roll: { heads: number; area: number }
	classes: readonly { code: string; kind: 'ordinary' | 'special'; name: string }[]
	items: readonly { key: string; name: string }[]
	parts: readonly { value: string; name: string }[]
	defaults: {
		noticePostedDay: string
		firstDay: string
		lastDay: string
		matters: readonly { title: string; text: string; classCode: string; itemKey: string }[]
	}
}

/** The officer's one form: title, scope, dates, matters. Without JavaScript the buttons of the list post the form. */
export function AnnounceForm({ page, reply }: { page: AnnouncePage; reply: FormReply | undefined }) {
	const { t } = useTranslation()
	const [form, fields] = useForm<z.input<typeof announceForm>>({
		id: 'announce',
		lastResult: reply?.lastResult ?? null,
		defaultValue: {
			versionId: page.version.id,
			requestKey: page.requestKey,
			scope: 'estate',
			...page.defaults,
			matters: page.defaults.matters.map((matter) => ({ ...matter })),
		},
	})
	const matters = fields.matters.getFieldList()
	const { noticeDays, windowMinimumDays, windowMaximumDays } = page.rules
	const labels: Record<string, string> = {
		title: t('votes:new.name'),
		scope: t('votes:new.scope'),
		noticePostedDay: t('votes:new.notice'),
		firstDay: t('votes:new.first'),
		lastDay: t('votes:new.last'),
		matters: t('votes:new.matters-title'),
	}
	for (const index of matters.keys()) {
		for (const part of ['title', 'text', 'class']) {
			const name = `matters[${index}].${part === 'class' ? 'classCode' : part}`
			labels[name] = `${t('votes:new.matter', { number: index + 1 })} ${t(`votes:new.matter-${part}`)}`
		}
	}
	return (
		<>
			<ErrorSummary form={form} refusal={reply?.refusal} facts={reply?.facts} labels={labels} />
			<Form method="post" id={form.id} noValidate>
				{/* the first submit button is the one that Enter presses */}
				<button type="submit" className="sr-only" tabIndex={-1} aria-hidden="true" />
				<HiddenField name={fields.versionId.name} value={page.version.id} />
				<HiddenField name={fields.requestKey.name} value={fields.requestKey.initialValue ?? page.requestKey} />
				<TextField field={fields.title} label={t('votes:new.name')} hint={t('votes:new.name-hint')} maxLength={80} />
				<SelectField
					field={fields.scope}
					label={t('votes:new.scope')}
					hint={t('votes:new.scope-hint')}
					options={[
						{
							value: 'estate',
							label: t('votes:new.scope-estate', {
								heads: formatCount(page.roll.heads),
								area: formatArea(page.roll.area),
							}),
						},
						...page.parts.map((part) => ({ value: part.value, label: part.name })),
					]}
				/>
				<Section title={t('votes:new.dates-title')}>
					<DateField
						field={fields.noticePostedDay}
						label={t('votes:new.notice')}
						hint={t('votes:new.notice-hint', { days: noticeDays })}
						max={page.today}
					/>
					<DateField
						field={fields.firstDay}
						label={t('votes:new.first')}
						hint={t('votes:new.first-hint')}
						min={page.today}
					/>
					<DateField
						field={fields.lastDay}
						label={t('votes:new.last')}
						hint={t('votes:new.last-hint', { least: windowMinimumDays, most: windowMaximumDays })}
						min={page.today}
					/>
				</Section>
				<Section title={t('votes:new.matters-title')}>
					<p className="max-w-text text-muted">{t('votes:new.matters-lead')}</p>
					<Callout tone="wait">{t('votes:new.bundle')}</Callout>
					{matters.map((matter, index) => {
						const own = matter.getFieldset()
						return (
							<Card key={matter.key} title={t('votes:new.matter', { number: index + 1 })} level={3}>
								<TextField field={own.title} label={t('votes:new.matter-title')} maxLength={80} />
								<TextArea field={own.text} label={t('votes:new.matter-text')} rows={4} maxLength={4000} />
								<SelectField
									field={own.classCode}
									label={t('votes:new.matter-class')}
									options={page.classes.map(({ code, kind, name }) => ({
										value: code,
										label: t(`votes:new.class-${kind}`, { name }),
									}))}
								/>
								<SelectField
									field={own.itemKey}
									label={t('votes:new.matter-item')}
									optional
									empty={t('votes:new.no-item')}
									options={page.items.map((item) => ({ value: item.key, label: item.name }))}
								/>
								{matters.length > 1 && (
									<Button
										variant="quiet"
										{...form.remove.getButtonProps({ name: fields.matters.name, index })}
										type="submit"
									>
										{t('votes:new.remove', { number: index + 1 })}
									</Button>
								)}
							</Card>
						)
					})}
					<Button
						variant="quiet"
						{...form.insert.getButtonProps({
							name: fields.matters.name,
							defaultValue: { classCode: page.defaults.matters[0]?.classCode ?? '' },
						})}
						type="submit"
					>
						{t('votes:new.add')}
					</Button>
				</Section>
				<p className="max-w-text text-muted">
					{t('votes:new.rule', { sources: page.sources.join(t('common:list.separator')) })}
				</p>
				<ButtonRow>
					<Button>{t('votes:new.submit')}</Button>
				</ButtonRow>
			</Form>
		</>
	)
}
