import { useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { paths } from '~/paths'
import type { FormReply } from '~/platform/forms.server'
import {
	Button,
	ButtonRow,
	Callout,
	Card,
	DateField,
	Disclosure,
	ErrorSummary,
	FileField,
	HiddenField,
	LinkTabs,
	Section,
	SelectField,
	TextArea,
	TextField,
} from '~/ui'
import type { AnnouncePage } from '../announce-page.server'
import type { DraftContent } from '../draft-form'
import type { announceForm } from '../forms'
import { AnnounceScope } from './announce-scope'
import { RollGaps } from './roll-gaps'

interface AnnounceFormProps {
	estateId: string
	page: AnnouncePage
	/** What a draft holds; it keeps its request key until its notice is posted. */
	draft?: { id: string; requestKey: string; content: DraftContent } | null
	reply: FormReply | undefined
}

/** The officer's one form: rules, title, scope, dates, matters. Without JavaScript the buttons of the list post the form. */
export function AnnounceForm({ estateId, page, draft = null, reply }: AnnounceFormProps) {
	const { t } = useTranslation()
	const requestKey = draft?.requestKey ?? page.requestKey
	const beginning = draft ? typedBefore(draft.content) : page.defaults
	const [form, fields] = useForm<z.input<typeof announceForm>>({
		id: 'announce',
		lastResult: reply?.lastResult ?? null,
		defaultValue: {
			versionId: page.version.id,
			requestKey,
			scope: 'estate',
			concernsParking: 'no',
			...beginning,
			profileId: page.profile.id,
			matters: (beginning.matters ?? []).map((matter) => ({ ...matter })),
		},
	})
	const matters = fields.matters.getFieldList()
	const labels = useLabels(matters.length)
	const { noticeDays, windowMinimumDays, windowMaximumDays, silence, note } = page.rules
	const listWanted = fields.scope.initialValue === 'interested'
	return (
		<>
			<RollGaps estateId={estateId} gaps={page.gaps} title={t('roll:gaps.title', { count: page.gaps.count })} mayMend>
				{t('roll:gaps.before-announcing')}
			</RollGaps>
			<ErrorSummary form={form} refusal={reply?.refusal} facts={reply?.facts} labels={labels} />
			{page.profiles.length > 1 && (
				<>
					<p className="max-w-text text-muted">{t('announce:profile.choose')}</p>
					<LinkTabs
						label={t('announce:profile.label')}
						items={page.profiles.map(({ id, name }) => ({
							to: draft ? paths.voteDraft(estateId, draft.id, id) : paths.voteNew(estateId, id),
							label: name,
							current: id === page.profile.id,
						}))}
					/>
				</>
			)}
			<Disclosure summary={t('announce:profile.name', { name: page.profile.name })}>
				<p className="max-w-text text-muted">
					{t('announce:new.rule', { sources: page.sources.join(t('common:list.separator')) })}
				</p>
			</Disclosure>
			{note && <Callout>{note}</Callout>}
			<Form
				method="post"
				id={form.id}
				encType={silence === 'deemed-majority' ? 'multipart/form-data' : undefined}
				noValidate
			>
				{/* the first submit button is the one that Enter presses */}
				<button type="submit" className="sr-only" tabIndex={-1} aria-hidden="true" />
				<HiddenField name={fields.versionId.name} value={page.version.id} />
				<HiddenField name={fields.profileId.name} value={page.profile.id} />
				<HiddenField name={fields.requestKey.name} value={fields.requestKey.initialValue ?? requestKey} />
				<TextField
					field={fields.title}
					label={t('announce:new.name')}
					hint={t('announce:new.name-hint')}
					maxLength={80}
				/>
				<AnnounceScope page={page} fields={fields} listOpen={listWanted} />
				<Section title={t('announce:new.dates-title')}>
					<DateField
						field={fields.noticePostedDay}
						label={t('announce:new.notice')}
						hint={t('announce:new.notice-hint', { days: noticeDays })}
						max={page.today}
					/>
					<DateField
						field={fields.firstDay}
						label={t('announce:new.first')}
						hint={t('announce:new.first-hint')}
						min={page.today}
					/>
					<DateField
						field={fields.lastDay}
						label={t('announce:new.last')}
						hint={t('announce:new.last-hint', { least: windowMinimumDays, most: windowMaximumDays })}
						min={page.today}
					/>
				</Section>
				{silence === 'deemed-majority' && (
					<Section title={t('announce:silence.title')}>
						<Callout tone="wait">{t('announce:silence.warning')}</Callout>
						<FileField
							field={fields.silenceClause}
							label={t('announce:silence.file')}
							hint={t('announce:silence.file-hint')}
							accept="image/*,.pdf"
						/>
						<DateField
							field={fields.silenceClauseDay}
							label={t('announce:silence.day')}
							hint={t('announce:silence.day-hint')}
							max={page.today}
						/>
					</Section>
				)}
				<Section title={t('announce:new.matters-title')}>
					<p className="max-w-text text-muted">{t('announce:new.matters-lead')}</p>
					<Callout tone="wait">{t('announce:new.bundle')}</Callout>
					{matters.map((matter, index) => {
						const own = matter.getFieldset()
						return (
							<Card key={matter.key} title={t('announce:new.matter', { number: index + 1 })} level={3}>
								<TextField field={own.title} label={t('announce:new.matter-title')} maxLength={80} />
								<TextArea field={own.text} label={t('announce:new.matter-text')} rows={4} maxLength={4000} />
								<SelectField
									field={own.classCode}
									label={t('announce:new.matter-class')}
									options={page.classes.map(({ code, kind, name }) => ({
										value: code,
										label: t(`announce:class.${kind}`, { name }),
									}))}
								/>
								<SelectField
									field={own.itemKey}
									label={t('announce:new.matter-item')}
									optional
									empty={t('announce:new.no-item')}
									options={page.items.map((item) => ({ value: item.key, label: item.name }))}
								/>
								{matters.length > 1 && (
									<Button
										variant="quiet"
										{...form.remove.getButtonProps({ name: fields.matters.name, index })}
										type="submit"
									>
										{t('announce:new.remove', { number: index + 1 })}
									</Button>
								)}
							</Card>
						)
					})}
					<Button
						variant="quiet"
						{...form.insert.getButtonProps({
							name: fields.matters.name,
							defaultValue: { classCode: page.classes[0]?.code ?? '' },
						})}
						type="submit"
					>
						{t('announce:new.add')}
					</Button>
				</Section>
				<p className="max-w-text text-muted">{t('announce:draft.hint')}</p>
				<ButtonRow>
					<Button>{t('announce:new.submit')}</Button>
					<Button variant="quiet" name="intent" value="save" formAction={paths.voteDrafts(estateId)}>
						{t('announce:draft.save')}
					</Button>
				</ButtonRow>
			</Form>
		</>
	)
}

/** A draft's words as the form takes them: an answer that is none of the choices is asked anew. */
function typedBefore({ concernsParking, ...content }: DraftContent) {
	const answered = concernsParking === 'yes' || concernsParking === 'no' ? { concernsParking } : {}
	return { ...content, ...answered } as const
}

function useLabels(matters: number): Record<string, string> {
	const { t } = useTranslation()
	const labels: Record<string, string> = {
		title: t('announce:new.name'),
		scope: t('announce:new.scope'),
		scopeDoors: t('announce:scope.doors'),
		scopeParts: t('announce:scope.parts'),
		concernsParking: t('announce:parking.question'),
		noticePostedDay: t('announce:new.notice'),
		firstDay: t('announce:new.first'),
		lastDay: t('announce:new.last'),
		silenceClause: t('announce:silence.file'),
		silenceClauseDay: t('announce:silence.day'),
		matters: t('announce:new.matters-title'),
	}
	for (let index = 0; index < matters; index++) {
		for (const part of ['title', 'text', 'class']) {
			const name = `matters[${index}].${part === 'class' ? 'classCode' : part}`
			labels[name] = `${t('announce:new.matter', { number: index + 1 })} ${t(`announce:new.matter-${part}`)}`
		}
	}
	return labels
}
