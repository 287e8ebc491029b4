import en from 'locales/en/municipal.json' with { type: 'json' }
import zh from 'locales/zh-CN/municipal.json' with { type: 'json' }
import { type ColumnWords, headingReader } from './words'

/** The words of the template in the language of the page. */
export function columnWords(lng: string): ColumnWords {
	return lng === 'en' ? en.file : zh.file
}

export const readHeading = headingReader([zh.file, en.file])
