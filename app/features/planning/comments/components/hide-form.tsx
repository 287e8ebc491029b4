import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonRow, ErrorSummary, HiddenField, sentForm, TextField, TextLink } from '~/ui'
import type { CommentReply } from '../types'

interface HideFormProps {
	reply: CommentReply | undefined
	commentId: string
	cancel: string
}

/** The office hides a comment and says why. */
export function HideForm({ reply, commentId, cancel }: HideFormProps) {
	const { t } = useTranslation()
	const { form, field } = sentForm('hide', reply?.lastResult)
	return (
		<Form method="post" id={form.id} noValidate className="mt-3">
			<ErrorSummary form={form} labels={{ reason: t('comments:form.reason') }} refusal={reply?.refusal} />
			<HiddenField name="intent" value="hide" />
			<HiddenField name="commentId" value={commentId} />
			<TextField
				field={field('reason')}
				label={t('comments:form.reason')}
				hint={t('comments:form.reason-hint')}
				maxLength={200}
			/>
			<ButtonRow>
				<Button variant="danger">{t('comments:form.hide-submit')}</Button>
				<TextLink to={cancel} block>
					{t('comments:form.hide-cancel')}
				</TextLink>
			</ButtonRow>
		</Form>
	)
}
