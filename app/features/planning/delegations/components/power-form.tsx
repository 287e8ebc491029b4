import type { SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button, Card, FileField, HiddenField, SelectField, sentForm, TextField } from '~/ui'

interface PowerFormProps {
	/** Whose power: own voters to choose from, or by the number on the roll. */
	voters: readonly { id: string; doors: readonly string[] }[] | 'by-number'
	requestKey: string
	lastResult: SubmissionResult<string[]> | undefined
}

export const powerFormId = (voters: PowerFormProps['voters']) => (voters === 'by-number' ? 'record-paper' : 'record')

/** Names the person who may vote, and takes the signed paper. */
export function PowerForm({ voters, requestKey, lastResult }: PowerFormProps) {
	const { t } = useTranslation()
	const intent = powerFormId(voters)
	const own = lastResult?.initialValue?.intent === intent ? lastResult : undefined
	const { form, field } = sentForm(intent, own)
	const only = voters !== 'by-number' && voters.length === 1 ? voters[0] : undefined
	const separator = t('common:list.separator')
	return (
		<Card title={t(`delegations:form.${intent}`)}>
			<p className="max-w-text text-muted">{t(`delegations:form.${intent}-hint`)}</p>
			<Form method="post" encType="multipart/form-data" id={form.id} noValidate className="mt-3">
				<HiddenField name="intent" value={intent} />
				<HiddenField name="requestKey" value={requestKey} />
				{voters === 'by-number' && (
					<TextField
						field={field('number')}
						label={t('delegations:form.number')}
						hint={t('delegations:form.number-hint')}
						inputMode="numeric"
					/>
				)}
				{only && (
					<>
						<HiddenField name="voter" value={only.id} />
						<p className="mb-3">{t('delegations:form.for', { doors: only.doors.join(separator) })}</p>
					</>
				)}
				{voters !== 'by-number' && !only && (
					<SelectField
						field={field('voter')}
						label={t('delegations:form.voter')}
						options={voters.map(({ id, doors }) => ({ value: id, label: doors.join(separator) }))}
					/>
				)}
				<TextField
					field={field('holderPhone')}
					label={t('delegations:form.phone')}
					hint={t('delegations:form.phone-hint')}
					inputMode="tel"
				/>
				<TextField
					field={field('grantedBy')}
					label={t('delegations:form.granted-by')}
					hint={t('delegations:form.granted-by-hint')}
					maxLength={40}
				/>
				<FileField field={field('file')} label={t('delegations:form.file')} hint={t('delegations:form.file-hint')} />
				<Button>{t('delegations:form.submit')}</Button>
			</Form>
		</Card>
	)
}
