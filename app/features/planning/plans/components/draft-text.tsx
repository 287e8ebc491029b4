import { useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { Button, ButtonRow, Card, ErrorSummary, HiddenField, TextArea, TextField } from '~/ui'
import type { draftTextForm } from '../forms'
import type { DraftReply } from '../types'
import { NowStored } from './now-stored'

interface DraftTextProps {
	draft: { title: string; summary: string; changeNote: string; textStamp: string }
	reply: DraftReply | undefined
}

/** Title, summary and change note. A save over somebody's newer words shows both. */
export function DraftText({ draft, reply }: DraftTextProps) {
	const { t } = useTranslation()
	const { title, summary, changeNote } = draft
	const [opened] = useState(draft.textStamp)
	const clash = reply?.refusal === 'drafts:refusal.changed-meanwhile'
	const [form, fields] = useForm<z.input<typeof draftTextForm>>({
		id: 'text',
		lastResult: reply?.lastResult ?? null,
		defaultValue: { title, summary, changeNote },
	})
	const labels = {
		title: t('drafts:text.title'),
		summary: t('drafts:text.summary'),
		changeNote: t('drafts:text.change-note'),
	}
	return (
		<Card title={t('drafts:text.card')}>
			<ErrorSummary form={form} labels={labels} refusal={reply?.refusal} facts={reply?.facts} />
			{clash && (
				<NowStored
					facts={[
						{ label: labels.title, value: title },
						{ label: labels.summary, value: summary },
						{ label: labels.changeNote, value: changeNote },
					]}
				/>
			)}
			<Form method="post" encType="multipart/form-data" id={form.id} noValidate>
				<HiddenField name="intent" value="save-text" />
				<HiddenField name="stamp" value={clash ? String(reply?.facts?.stamp) : opened} />
				<TextField field={fields.title} label={labels.title} hint={t('drafts:text.title-hint')} maxLength={60} />
				<TextArea
					field={fields.summary}
					label={labels.summary}
					hint={t('drafts:text.summary-hint')}
					rows={10}
					optional
				/>
				<TextArea
					field={fields.changeNote}
					label={labels.changeNote}
					hint={t('drafts:text.change-note-hint')}
					rows={3}
					optional
				/>
				<ButtonRow>
					<Button variant="quiet">{t('drafts:text.save')}</Button>
				</ButtonRow>
			</Form>
		</Card>
	)
}
