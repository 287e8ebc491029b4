import type { SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button, Card, Disclosure, HiddenField, sentForm, TextArea } from '~/ui'

/** The officer's last resort, behind a fold. */
export function CancelVote({ lastResult }: { lastResult: SubmissionResult<string[]> | undefined }) {
	const { t } = useTranslation()
	const { form, field } = sentForm('cancel', lastResult)
	const fold = (
		<>
			<p className="text-muted">{t('votes:show.cancel-hint')}</p>
			<Form method="post" id={form.id} noValidate className="mt-3">
				<HiddenField name="intent" value="cancel" />
				<TextArea field={field('reason')} label={t('votes:show.cancel-reason')} rows={3} maxLength={500} />
				<Button variant="danger">{t('votes:show.cancel-submit')}</Button>
			</Form>
		</>
	)
	return (
		<Card title={t('votes:show.officer-title')}>
			{lastResult ? fold : <Disclosure summary={t('votes:show.cancel-summary')}>{fold}</Disclosure>}
		</Card>
	)
}
