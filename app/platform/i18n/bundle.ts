import type { ResourceLanguage } from 'i18next'

/** Namespace → its keys. */
export type Bundle = ResourceLanguage

/** The namespace of a file: `/locales/en/votes.json` → `votes`. */
export function namespaceOf(path: string): string {
	return path.replace(/^.*\/|\.json$/g, '')
}

/** Files by their path as namespaces by their name. */
export function byNamespace(files: Record<string, unknown>): Bundle {
	const entries = Object.entries(files).map(([path, content]): [string, Bundle[string]] => [
		namespaceOf(path),
		typeof content === 'object' && content !== null ? { ...content } : {},
	])
	return Object.fromEntries(entries)
}
