import type { TFunction } from 'i18next'

/** What a question asks: an item of the plan by its own name, a standing question in the reader's language. */
export function questionLabel(t: TFunction, question: { code: string | null; text: string }): string {
	return question.code ? t(`surveys:standing.${question.code}`) : question.text
}
