import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Bundle } from './bundle'
import { fallbackLanguage, isLanguage, type Language } from './languages'
import { i18nOptions } from './options'

const resident: Record<Language, () => Promise<{ bundle: Bundle }>> = {
	'zh-CN': () => import('./bundles/zh-CN.resident'),
	en: () => import('./bundles/en.resident'),
}
const staff: Record<Language, () => Promise<{ bundle: Bundle }>> = {
	'zh-CN': () => import('./bundles/zh-CN.staff'),
	en: () => import('./bundles/en.staff'),
}

/** Fetches the words of the language of the document, those of the staff pages only for staff. */
export async function startTranslations(html: HTMLElement) {
	const lng = isLanguage(html.lang) ? html.lang : fallbackLanguage
	const wanted = html.dataset.staff === undefined ? [resident[lng]()] : [resident[lng](), staff[lng]()]
	const bundles = await Promise.all(wanted)
	const words: Bundle = Object.assign({}, ...bundles.map(({ bundle }) => bundle))
	await i18next.use(initReactI18next).init({ ...i18nOptions, lng, ns: Object.keys(words), resources: { [lng]: words } })
	return i18next
}
