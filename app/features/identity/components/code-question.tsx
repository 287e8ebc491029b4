import type { SubmissionResult } from '@conform-to/react'
import { useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonRow, ErrorSummary, HiddenField, TextField } from '~/ui'

interface CodeQuestionProps {
	reply: { lastResult?: unknown; refusal?: string; facts?: Record<string, string | number> } | undefined
	lastResult: SubmissionResult<string[]> | null
	/** Of the one question of the page. */
	label: string
	hint: ReactNode
	submit: string
	redirectTo?: string
	asTitle?: boolean
	/** What stands between the summary of errors and the question. */
	children?: ReactNode
}

/** The field for the six digits; the phone offers the code of the message by itself. */
export function CodeQuestion({
	reply,
	lastResult,
	label,
	hint,
	submit,
	redirectTo,
	asTitle = true,
	children,
}: CodeQuestionProps) {
	const { t } = useTranslation()
	const [form, fields] = useForm<{ intent: string; code: string }>({ id: 'code', lastResult })
	return (
		<>
			<ErrorSummary
				form={form}
				labels={{ code: t('identity:code.label') }}
				refusal={reply?.refusal}
				facts={reply?.facts}
			/>
			{children}
			<Form method="post" id={form.id} noValidate>
				<HiddenField name="intent" value="try" />
				{redirectTo && <HiddenField name="redirectTo" value={redirectTo} />}
				<TextField
					field={fields.code}
					label={label}
					hint={hint}
					asTitle={asTitle}
					inputMode="numeric"
					autoComplete="one-time-code"
					width="short"
					maxLength={20}
				/>
				<ButtonRow>
					<Button>{submit}</Button>
				</ButtonRow>
			</Form>
		</>
	)
}

/** Has the code sent again to the same phone. */
export function SendAgain({ redirectTo }: { redirectTo?: string }) {
	const { t } = useTranslation()
	return (
		<Form method="post">
			<HiddenField name="intent" value="send-again" />
			{redirectTo && <HiddenField name="redirectTo" value={redirectTo} />}
			<Button variant="quiet">{t('identity:code.send-again')}</Button>
		</Form>
	)
}
