export const languages = ['zh-CN', 'en'] as const

export type Language = (typeof languages)[number]

export const fallbackLanguage: Language = 'zh-CN'

export function isLanguage(text: unknown): text is Language {
	return languages.some((language) => language === text)
}
