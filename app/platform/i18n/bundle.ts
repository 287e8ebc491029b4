import type { ResourceLanguage } from 'i18next'

/** Namespace → its keys. */
export type Bundle = ResourceLanguage

/** Files by their path (`/locales/en/votes.json`) as namespaces by their name (`votes`). */
export function byNamespace(files: Record<string, unknown>): Bundle {
	const entries = Object.entries(files).map(([path, content]): [string, Bundle[string]] => [
		path.replace(/^.*\/|\.json$/g, ''),
		typeof content === 'object' && content !== null ? { ...content } : {},
	])
	return Object.fromEntries(entries)
}
