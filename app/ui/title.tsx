import { useMatches } from '@remix-run/react'
import { useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { UNSAFE_DataRouterStateContext as DataRouterState } from 'react-router'

function textOf(data: unknown, name: string): string | undefined {
	if (typeof data !== 'object' || data === null || !(name in data)) return undefined
	const value: unknown = Reflect.get(data, name)
	return typeof value === 'string' ? value : undefined
}

function failed(answer: unknown): boolean {
	if (typeof answer !== 'object' || answer === null) return false
	if (textOf(answer, 'refusal')) return true
	return 'lastResult' in answer && textOf(answer.lastResult, 'status') === 'error'
}

/**
 * The title of the document: that of the deepest page that has one (`title` in its loader's data), behind “Error: ”
 * when the last form was not accepted, as GOV.UK does. Reads the router's state, so it holds without JavaScript too.
 */
export function Title({ instead }: { instead?: string }) {
	const { t } = useTranslation()
	const titles = useMatches().map((match) => textOf(match.data, 'title'))
	const answers = Object.values(useContext(DataRouterState)?.actionData ?? {})
	const page = instead ?? titles.filter(Boolean).pop()
	const name = page ? `${page} · ${t('common:site.name')}` : t('common:site.name')
	return <title>{answers.some(failed) ? `${t('common:error.prefix')}${name}` : name}</title>
}
