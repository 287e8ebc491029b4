import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Resource } from 'i18next'
import { type Bundle, byNamespace } from './bundle'
import { type Language, languages } from './languages'

function fromDisk(language: Language): Bundle {
	const folder = join(process.cwd(), 'locales', language)
	const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
	return byNamespace(
		Object.fromEntries(names.map((name) => [name, JSON.parse(readFileSync(join(folder, name), 'utf8'))])),
	)
}

function fromBuild(language: Language): Bundle {
	const files: Record<string, unknown> = import.meta.glob('/locales/*/*.json', { eager: true, import: 'default' })
	return byNamespace(
		Object.fromEntries(Object.entries(files).filter(([path]) => path.startsWith(`/locales/${language}/`))),
	)
}

/** Every word of both languages: built in, or from the folder when a script runs without Vite. */
export const resources: Resource = Object.fromEntries(
	languages.map((language) => [language, import.meta.env ? fromBuild(language) : fromDisk(language)]),
)
