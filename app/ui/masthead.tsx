import { Link, useLocation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '~/paths'

interface MastheadProps {
	/** Who is signed in. */
	actor: { displayName: string } | null
	large: boolean
	demo: boolean
}

/** The brick line, the mark and who issues this; then text size, language and the person's own page. Works without JavaScript. */
export function Masthead({ actor, large, demo }: MastheadProps) {
	const { t, i18n } = useTranslation()
	const here = useHere()
	const english = i18n.language === 'en'
	return (
		<header className="masthead border-b border-t-[6px] border-b-line border-t-brick bg-card">
			<div className="mx-auto flex max-w-page flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
				<Link
					to={paths.home()}
					className="flex min-h-touch items-center gap-2.5 text-lg font-bold text-ink no-underline"
				>
					<Mark />
					{t('common:site.name')}
				</Link>
				<span className="hidden text-sm text-muted md:inline">{t('common:site.issuer')}</span>
				<nav aria-label={t('common:tools.label')} className="-mr-2 ml-auto flex flex-wrap items-center">
					<Choice name="size" value={large ? 'normal' : 'large'} here={here}>
						{t(large ? 'common:tools.normal-size' : 'common:tools.large-size')}
					</Choice>
					<Choice name="lng" value={english ? 'zh-CN' : 'en'} here={here} lang={english ? 'zh-CN' : 'en'}>
						{english ? '中文' : 'English'}
					</Choice>
					{actor ? (
						<Link to={paths.me()} className="tool">
							{t('common:tools.me')}
						</Link>
					) : (
						<Link to={paths.signIn(here)} className="tool">
							{t('common:tools.sign-in')}
						</Link>
					)}
				</nav>
			</div>
			{demo && <p className="bg-amber-soft px-4 py-1 text-center text-sm text-amber">{t('common:site.demo')}</p>}
		</header>
	)
}

interface ChoiceProps {
	name: 'lng' | 'size'
	value: string
	here: string
	lang?: string
	children: string
}

/** A form of its own: the choice holds for every page, so the document is loaded again. */
function Choice({ name, value, here, lang, children }: ChoiceProps) {
	return (
		<form method="post" action={paths.preferences()}>
			<input type="hidden" name="redirectTo" value={here} />
			<button type="submit" name={name} value={value} lang={lang} className="tool">
				{children}
			</button>
		</form>
	)
}

/** The address of this page without what holds for one view only. */
function useHere(): string {
	const { pathname, search } = useLocation()
	const query = new URLSearchParams(search)
	for (const name of ['lng', 'index', 'redirectTo']) query.delete(name)
	return `${pathname}?${query}`.replace(/\?$/, '')
}

function Mark() {
	return (
		<svg viewBox="0 0 32 32" aria-hidden="true" className="h-8 w-8 shrink-0">
			<rect width="32" height="32" rx="7" className="fill-brick" />
			<g className="fill-white">
				<rect x="6" y="7" width="9" height="5" rx="1" />
				<rect x="17" y="7" width="9" height="5" rx="1" />
				<rect x="6" y="14" width="5" height="5" rx="1" opacity=".8" />
				<rect x="13" y="14" width="13" height="5" rx="1" />
				<rect x="6" y="21" width="20" height="5" rx="1" opacity=".9" />
			</g>
		</svg>
	)
}
