import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { namespaceOf } from './bundle'
import { fallbackLanguage, isLanguage } from './languages'
import { i18nOptions } from './options'
import { watched } from './watched'

const files = import.meta.glob('/locales/*/*.json', { import: 'default' })

/**
 * The words of this page, in its language. A component of a later page that needs others waits for them: its first
 * lookup throws the promise and the Suspense around the page (root.tsx) shows it when they are here. During hydration
 * the server's page stays in sight meanwhile.
 */
export async function startTranslations(document: Document) {
	const { lang } = document.documentElement
	const lng = isLanguage(lang) ? lang : fallbackLanguage
	const paths = new Map(Object.keys(files).map((path) => [path.split('/')[2] + namespaceOf(path), path]))
	const asked = new Map<string, Promise<void>>()

	const load = (namespace: string): Promise<void> | undefined => {
		const open = files[paths.get(lng + namespace) ?? '']
		if (!asked.has(namespace) && open) {
			asked.set(
				namespace,
				open().then((words) => void i18next.addResourceBundle(lng, namespace, words)),
			)
		}
		return asked.get(namespace)
	}

	await i18next.use(initReactI18next).init({ ...i18nOptions, lng, ns: ['common'], resources: { [lng]: {} } })
	const needed = document.querySelector('[data-words]')?.getAttribute('data-words') ?? ''
	await Promise.all(['common', ...needed.split(' ')].map(load))
	return watched(i18next, (namespace) => {
		if (i18next.hasResourceBundle(lng, namespace)) return
		const loading = load(namespace)
		if (loading) throw loading
	})
}
