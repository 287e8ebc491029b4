import { Form } from '@remix-run/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonRow, ErrorSummary, HiddenField, sentForm, TextArea, TextLink } from '~/ui'
import { longestComment } from '../rules'
import type { CommentReply } from '../types'

interface CommentFormProps {
	reply: CommentReply | undefined
	requestKey: string
	/** The author speaks for the office. */
	office: boolean
	/** The comment that is replied to, and the way back. */
	parent?: { id: string; cancel: string }
}

/** One opinion, or a reply. Keeps what was typed when it is refused. */
export function CommentForm({ reply, requestKey, office, parent }: CommentFormProps) {
	const { t } = useTranslation()
	// one key as long as the form lives: what is sent twice is posted once
	const [key] = useState(requestKey)
	const { form, field } = sentForm(parent ? 'reply' : 'comment', reply?.lastResult)
	return (
		<Form method="post" encType="multipart/form-data" id={form.id} noValidate>
			<ErrorSummary
				form={form}
				labels={{ body: t('comments:form.label') }}
				refusal={reply?.refusal}
				facts={reply?.facts}
			/>
			<HiddenField name="intent" value="comment" />
			<HiddenField name="requestKey" value={key} />
			{parent && <HiddenField name="parentId" value={parent.id} />}
			<TextArea
				field={field('body')}
				label={parent ? t('comments:form.reply-title') : t('comments:form.label')}
				hint={t(office ? 'comments:form.hint-office' : 'comments:form.hint', { max: longestComment })}
				rows={4}
			/>
			<ButtonRow>
				<Button>{t(parent ? 'comments:form.reply-submit' : 'comments:form.submit')}</Button>
				{parent && (
					<TextLink to={parent.cancel} block>
						{t('comments:form.cancel')}
					</TextLink>
				)}
			</ButtonRow>
		</Form>
	)
}
