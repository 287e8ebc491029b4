import { z } from 'zod'
import './zod-messages'
import { message } from './message'
import { isDay } from './shanghai'

/** Running text. Whitespace at its ends is already gone (forms.server). */
export function text({ min = 1, max }: { min?: number; max: number }) {
	return z
		.string({ error: 'common:error.required' })
		.min(min, min <= 1 ? 'common:error.required' : message('common:error.too-short', { min }))
		.max(max, message('common:error.too-long', { max }))
}

const numberTyped = (typed: string) => typed.normalize('NFKC').replace(/[\s,]/g, '')

/** A mainland mobile number as people type it; eleven digits come out. */
export const phone = z
	.string({ error: 'common:error.required' })
	.max(40, 'common:error.phone')
	.transform((typed) =>
		numberTyped(typed)
			.replace(/[-()]/g, '')
			.replace(/^(\+|00)86/, ''),
	)
	.pipe(z.string().regex(/^1[3-9]\d{9}$/, 'common:error.phone'))

/** A real day, YYYY-MM-DD. */
export const day = z.string({ error: 'common:error.required' }).refine(isDay, 'common:error.day')

/** Decimal text with at most two decimals as an integer of hundredths. */
function hundredths(error: string, most: number) {
	return z
		.string({ error: 'common:error.required' })
		.max(40, error)
		.transform(numberTyped)
		.pipe(z.string().regex(/^\d{1,12}(\.\d{1,2})?$/, error))
		.transform((digits) => {
			const [whole = '0', part = ''] = digits.split('.')
			return Number(whole) * 100 + Number(part.padEnd(2, '0'))
		})
		.pipe(z.number().max(most, error))
}

/** '78.40' → 7840, in 0.01 ㎡; over 0 and at most 1,000,000 ㎡. */
export const areaText = hundredths('common:error.area', 100_000_000).pipe(z.number().min(1, 'common:error.area'))

/** '864000.00' → 86400000 分; at most 100 亿元. */
export const yuanText = hundredths('common:error.yuan', 1_000_000_000_000)

/** A whole number typed in a form. */
export function wholeNumber({ min = 0, max }: { min?: number; max: number }) {
	const error = message('common:error.whole-number', { min, max })
	return z
		.string({ error: 'common:error.required' })
		.max(40, error)
		.transform(numberTyped)
		.pipe(z.string().regex(/^-?\d{1,15}$/, error))
		.transform(Number)
		.pipe(z.number().min(min, error).max(max, error))
}

/** An id that a page of ours put into the form. */
export const id = z.string({ error: 'common:error.required' }).regex(/^[\w-]{1,64}$/, 'common:error.invalid')

/** Made with the page (`newId()`): the same form sent twice does its deed once. */
export const requestKey = z
	.string({ error: 'common:error.stale-form' })
	.regex(/^[0-9A-Za-z]{26}$/, 'common:error.stale-form')
