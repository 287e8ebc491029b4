import type { SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button, HiddenField, RadioField, sentForm, TextField } from '~/ui'
import { rejectReasons } from '../rules'
import { type PaperMatter, ReadingFields } from './reading-fields'

type LastResult = SubmissionResult<string[]> | null | undefined

interface SettleFormProps {
	matters: readonly PaperMatter[]
	/** What both have read alike. */
	begin: Readonly<Record<string, string>>
	requestKey: string
	lastResult: LastResult
}

/** The third person decides each matter. */
export function SettleForm({ matters, begin, requestKey, lastResult }: SettleFormProps) {
	const { t } = useTranslation()
	return (
		<Form method="post" id="settle" noValidate>
			<p className="mb-3 text-muted">{t('papers:paper.settle-lead')}</p>
			<HiddenField name="intent" value="settle" />
			<HiddenField name="requestKey" value={requestKey} />
			<ReadingFields form="settle" lastResult={lastResult} matters={matters} begin={begin} />
			<Button>{t('papers:paper.settle-submit')}</Button>
		</Form>
	)
}

/** Out of the count, with the reason. */
export function RejectForm({ lastResult }: { lastResult: LastResult }) {
	const { t } = useTranslation()
	const { field } = sentForm('settle', lastResult)
	return (
		<Form method="post" noValidate>
			<p className="mb-3 text-muted">{t('papers:paper.reject-lead')}</p>
			<HiddenField name="intent" value="reject" />
			<RadioField
				field={field('why')}
				label={t('papers:paper.reject-why')}
				options={rejectReasons.map((value) => ({ value, label: t(`papers:why.${value}`) }))}
			/>
			<TextField field={field('note')} label={t('papers:paper.reject-note')} maxLength={200} optional />
			<Button variant="danger">{t('papers:paper.reject-submit')}</Button>
		</Form>
	)
}
