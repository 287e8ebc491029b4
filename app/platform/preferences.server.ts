import { z } from 'zod'
import { readCookie, writeCookie } from './cookies.server'
import { languages } from './i18n/languages'

export type TextSize = 'normal' | 'large'

const year = 365 * 24 * 60 * 60

export const preferencesForm = z.object({
	lng: z.enum(languages).optional(),
	size: z.enum(['normal', 'large']).optional(),
	redirectTo: z.string().optional(),
})

export function textSizeOf(request: Request): TextSize {
	return readCookie(request, 'size') === 'large' ? 'large' : 'normal'
}

/** The cookies that keep what a person chose in the masthead. */
export function preferenceCookies({ lng, size }: z.output<typeof preferencesForm>): string[] {
	return [lng && writeCookie('lng', lng, year), size && writeCookie('size', size, year)].filter(
		(line) => line !== undefined,
	)
}
