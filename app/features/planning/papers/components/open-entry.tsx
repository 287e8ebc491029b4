import type { SubmissionResult } from '@conform-to/react'
import { useTranslation } from 'react-i18next'
import { doorName } from '~/features/planning/votes/door-name'
import { formatInstant } from '~/platform/format'
import { Button, ButtonRow, Callout, CheckboxField, FileField, HiddenField, sentForm } from '~/ui'
import { KeptDraft } from '~/ui/kept-draft'
import { type PaperMatter, ReadingFields } from './reading-fields'

export const openForm = 'paper'

interface OpenEntryProps {
	person: string
	voteId: string
	door: {
		unitId: string
		rollNumber: number
		building: string
		entrance: string
		number: string
		given: 'electronic' | 'paper' | null
		earlier: readonly number[]
	}
	matters: readonly PaperMatter[]
	requestKey: string
	lastResult: SubmissionResult<string[]> | null | undefined
}

/** At the door: number, choices, photo, check. A draft of it survives a lost network. */
export function OpenEntry({ person, voteId, door, matters, requestKey, lastResult }: OpenEntryProps) {
	const { t, i18n } = useTranslation()
	const { field } = sentForm(openForm, lastResult)
	return (
		<>
			<p className="text-lg font-bold">{t('papers:new.door', { door: doorName(door), number: door.rollNumber })}</p>
			<p className="mb-4 text-muted">{t('papers:new.check-number', { number: door.rollNumber })}</p>
			{door.given === 'electronic' && <Callout tone="wait">{t('papers:new.voted-online')}</Callout>}
			{door.earlier.map((at) => (
				<Callout key={at} tone="wait">
					{t('papers:new.received-before', { when: formatInstant(at, i18n.language) })}
				</Callout>
			))}
			<KeptDraft
				id={openForm}
				noValidate
				encType="multipart/form-data"
				person={person}
				name={`paper:${voteId}:${door.unitId}`}
				requestKey={requestKey}
			>
				<HiddenField name="kind" value="open" />
				<HiddenField name="unit" value={door.unitId} />
				<ReadingFields form={openForm} lastResult={lastResult} matters={matters} />
				<FileField
					field={field('photo')}
					label={t('papers:new.photo')}
					hint={t('papers:new.photo-hint')}
					accept="image/jpeg,image/png,image/webp"
					camera
				/>
				{door.earlier.length > 0 && <AnotherField form={openForm} lastResult={lastResult} />}
				<CheckboxField field={field('checked')} label={t('papers:reading.checked')} />
				<ButtonRow>
					<Button wide>{t('papers:new.save')}</Button>
				</ButtonRow>
			</KeptDraft>
		</>
	)
}

export function AnotherField({
	form,
	lastResult,
}: {
	form: string
	lastResult: SubmissionResult<string[]> | null | undefined
}) {
	const { t } = useTranslation()
	const { field } = sentForm(form, lastResult)
	return <CheckboxField field={field('another')} label={t('papers:new.another')} hint={t('papers:new.another-hint')} />
}
