import en from 'locales/en/register.json' with { type: 'json' }
import zh from 'locales/zh-CN/register.json' with { type: 'json' }
import { type SheetWords, vocabularyOf } from './words'

/** The words of templates and exports in the language of the page. */
export function sheetWords(lng: string): SheetWords {
	return lng === 'en' ? en : zh
}

export const vocabulary = vocabularyOf([zh, en])
