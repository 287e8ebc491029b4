import { createInstance, type i18n, type TFunction } from 'i18next'
import { RemixI18Next } from 'remix-i18next/server'
import { readCookie } from './cookies.server'
import { fallbackLanguage, isLanguage, type Language, languages } from './i18n/languages'
import { i18nOptions } from './i18n/options'
import { resources } from './i18n/resources.server'
import { memo } from './request-scope.server'

const detection = new RemixI18Next({
	detection: {
		supportedLanguages: [...languages],
		fallbackLanguage,
		order: ['custom', 'header'],
		findLocale: async (request) => chosenLanguage(request),
	},
})

/** Made once for the whole process; nobody changes their language. */
const instances: Record<Language, i18n> = { 'zh-CN': instance('zh-CN'), en: instance('en') }

function instance(lng: Language): i18n {
	const made = createInstance()
	made.init({ ...i18nOptions, lng, ns: Object.keys(resources[lng] ?? {}), resources })
	rememberLanguages(made)
	rememberWords(made)
	return made
}

const mostWords = 5_000

/** Most words take no values: i18next looks them up once. */
function rememberWords(made: i18n): void {
	const fixed = made.getFixedT.bind(made)
	const known = new Map<string, TFunction>()
	made.getFixedT = (...args: Parameters<i18n['getFixedT']>) => {
		const name = args.join()
		const t = known.get(name) ?? withMemory(fixed(...args))
		known.set(name, t)
		return t
	}
}

function withMemory(t: TFunction): TFunction {
	const words = new Map<string, unknown>()
	return new Proxy(t, {
		apply(target, self, args) {
			const [key, ...values] = args
			if (values.length > 0 || typeof key !== 'string') return Reflect.apply(target, self, args)
			if (!words.has(key) && words.size < mostWords) words.set(key, Reflect.apply(target, self, args))
			return words.has(key) ? words.get(key) : Reflect.apply(target, self, args)
		},
	})
}

/** i18next works out anew for every word in which languages to look (an eighth of a page's rendering): the answer never changes. */
function rememberLanguages({ services: { languageUtils } }: i18n): void {
	const resolve = languageUtils.toResolveHierarchy.bind(languageUtils)
	const known = new Map<string, string[]>()
	languageUtils.toResolveHierarchy = (code: string, fallback: unknown) => {
		const key = `${code} ${fallback}`
		const languages = known.get(key) ?? resolve(code, fallback)
		known.set(key, languages)
		return languages
	}
}

/** `?lng` holds for one page; the cookie is what the person chose in the masthead. */
function chosenLanguage(request: Request): Language | null {
	const asked = new URL(request.url).searchParams.get('lng')
	if (isLanguage(asked)) return asked
	const kept = readCookie(request, 'lng')
	return isLanguage(kept) ? kept : null
}

/** ?lng → cookie `lng` → Accept-Language → zh-CN. */
export function languageOf(request: Request): Promise<Language> {
	return memo('language', async () => {
		const chosen = chosenLanguage(request)
		if (chosen) return chosen
		const found = await detection.getLocale(request).catch(() => fallbackLanguage)
		return isLanguage(found) ? found : fallbackLanguage
	})
}

export function i18nFor(lng: Language): i18n {
	return instances[lng]
}

/** For what is written without a request: letters, messages of the outbox. */
export function translatorFor(lng: Language): TFunction {
	return instances[lng].t
}

/** For loaders and actions. */
export async function translator(request: Request): Promise<{ t: TFunction; lng: Language }> {
	const lng = await languageOf(request)
	return { t: instances[lng].t, lng }
}
