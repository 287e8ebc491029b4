const nowhere = 'http://nowhere.invalid'

/** A path of this portal, or the fallback: never another site, whatever a form or an address says. */
export function safeRedirect(to: unknown, fallback = '/'): string {
	if (typeof to !== 'string' || to.length > 2000 || !/^\/(?![/\\])/.test(to)) return fallback
	// biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop them and read what is left
	if (/[\\\u0000-\u0020\u007f-\u00a0\u2028\u2029]/.test(to) || !to.isWellFormed()) return fallback
	if (!URL.canParse(to, nowhere)) return fallback
	const { origin, pathname, search, hash } = new URL(to, nowhere)
	return origin === nowhere && !pathname.startsWith('//') ? pathname + search + hash : fallback
}
