import type { SubmissionResult } from '@conform-to/react'
import { type BoundField, plainField } from './field-frame'

/**
 * A form of one or two fields on a page that residents read, without conform's hooks (9 KB in the browser): its errors and
 * what was typed, from the action's answer.
 *
 *     const { form, field } = sentForm('comment', reply?.lastResult)
 *     <ErrorSummary form={form} … /> <TextArea field={field('body')} … />
 */
export function sentForm(id: string, lastResult: SubmissionResult<string[]> | null | undefined) {
	const allErrors: Record<string, string[]> = {}
	for (const [name, messages] of Object.entries(lastResult?.error ?? {})) if (messages) allErrors[name] = messages
	const field = (name: string): BoundField => {
		const typed = lastResult?.initialValue?.[name]
		return {
			...plainField(name, typeof typed === 'string' ? typed : null),
			id: `${id}-${name}`,
			errorId: `${id}-${name}-error`,
			descriptionId: `${id}-${name}-hint`,
			// an answer that comes back fills the field anew
			key: `${name}:${typeof typed === 'string' ? typed : ''}`,
			errors: allErrors[name],
		}
	}
	return { form: { id, allErrors }, field }
}
