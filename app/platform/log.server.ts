import pino from 'pino'
import { env } from './env.server'
import { requestId } from './request-scope.server'

/** Words that a driver or a library quotes in its errors: parameters, names in Chinese, numbers of people. */
function withoutPersonalData(text: string): string {
	return text
		.replace(/\s*params:[\s\S]*/, '')
		.replace(/=\([^)]*\)/g, '=(…)')
		.replace(/[\p{Script=Han}·]+/gu, '…')
		.replace(/\+?\d(?:[\s-]?\d){5,}/g, '…')
		.replace(/[\w.+-]+@[\w-]+\.[\w.-]+/g, '…')
		.slice(0, 500)
}

export interface DescribedError {
	type: string
	message: string
	code?: string
	stack?: string
	cause?: DescribedError
}

/** What a log may hold of an error: kind, cleaned message, code, frames. Never its other properties. */
export function describeError(error: unknown, depth = 0): DescribedError {
	if (!(error instanceof Error)) return { type: typeof error, message: withoutPersonalData(String(error)) }
	const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line))
	return {
		type: error.name,
		message: withoutPersonalData(error.message),
		...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
		...(frames ? { stack: frames.slice(0, 20).join('\n') } : {}),
		...(error.cause !== undefined && depth < 3 ? { cause: describeError(error.cause, depth + 1) } : {}),
	}
}

const longIdentifier = /^[0-9A-HJKMNP-TV-Z]{26}$/i
const word = /^(?:__)?[a-z]+(?:[-.][a-z]+)*$|^\d{1,4}(?:\.data)?$/

/** The path without its query; a segment that is neither a word, a short number nor one of our ids may be a code. */
export function loggedPath(url: string): string {
	const [path = ''] = url.split('?', 1)
	if (path.startsWith('/assets/')) return path
	const segments = path.split('/').map((part) => {
		return part === '' || word.test(part) || longIdentifier.test(part.replace(/\.data$/, '')) ? part : '…'
	})
	return segments.join('/').slice(0, 300)
}

export const log = pino({
	level: env.NODE_ENV === 'test' ? 'silent' : env.LOG_LEVEL,
	base: undefined,
	timestamp: pino.stdTimeFunctions.isoTime,
	formatters: { level: (label) => ({ level: label }) },
	mixin: () => ({ request: requestId() }),
	serializers: { err: describeError, error: describeError },
	redact: ['phone', 'name', 'code', 'cookie', 'password', '*.phone', '*.name', '*.password', '*.cookie'],
})
