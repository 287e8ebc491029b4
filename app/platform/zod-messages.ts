import { z } from 'zod'
import { message } from './message'

interface RawIssue {
	readonly code?: string
	readonly input?: unknown
	readonly origin?: unknown
	readonly minimum?: unknown
	readonly maximum?: unknown
	readonly format?: unknown
}

/** What zod complains about, as a key of ours; a schema's own message goes first. */
export function issueMessage(issue: RawIssue): string {
	const limit = Number(issue.minimum ?? issue.maximum ?? 0)
	const isText = issue.origin === 'string'
	switch (issue.code) {
		case 'invalid_type':
		case 'invalid_value':
			return issue.input === undefined ? 'common:error.required' : 'common:error.invalid'
		case 'too_small':
			if (isText) return limit <= 1 ? 'common:error.required' : message('common:error.too-short', { min: limit })
			return message(issue.origin === 'array' ? 'common:error.too-few' : 'common:error.too-small', { min: limit })
		case 'too_big':
			if (isText) return message('common:error.too-long', { max: limit })
			return message(issue.origin === 'array' ? 'common:error.too-many' : 'common:error.too-big', { max: limit })
		case 'invalid_format':
			return issue.format === 'email' ? 'common:error.email' : 'common:error.invalid'
		case 'unrecognized_keys':
			return 'common:error.unknown-field'
		default:
			return 'common:error.invalid'
	}
}

z.config({ customError: issueMessage })
