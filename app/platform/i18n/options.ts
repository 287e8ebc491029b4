import type { InitOptions } from 'i18next'
import { fallbackLanguage, languages } from './languages'

/** What the server and the browser share. React escapes; a key that is missing is a mistake of ours. */
export const i18nOptions = {
	supportedLngs: [...languages],
	fallbackLng: fallbackLanguage,
	defaultNS: 'common',
	initImmediate: false,
	interpolation: { escapeValue: false },
	react: { useSuspense: false },
	saveMissing: !import.meta.env?.PROD,
	missingKeyHandler: (lngs, namespace, key) => {
		const complaint = `Missing translation: ${namespace}:${key} (${lngs.join(', ')})`
		if (import.meta.env?.MODE === 'test') throw new Error(complaint)
		console.error(complaint)
	},
} satisfies InitOptions
