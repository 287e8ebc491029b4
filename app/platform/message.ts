import type { TFunction } from 'i18next'

const keyPattern = /^[a-z][\w-]*:[\w.-]+$/

/** A translation key that carries its values through a form error: `common:error.too-long?max=200`. */
export function message(key: string, values: Record<string, string | number> = {}): string {
	const entries = Object.entries(values).map(([name, value]) => [name, String(value)])
	return entries.length > 0 ? `${key}?${new URLSearchParams(entries)}` : key
}

/** The sentence of a message made by `message`; anything that is no key reads as "check this answer". */
export function messageText(t: TFunction, text: string): string {
	const [key = '', query = ''] = text.split('?', 2)
	return t(keyPattern.test(key) ? key : 'common:error.invalid', Object.fromEntries(new URLSearchParams(query)))
}
