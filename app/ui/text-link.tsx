import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { classNames } from './class-names'

interface TextLinkProps {
	to: string
	children: ReactNode
	/** A file or another document: the browser loads it, not the router. */
	document?: boolean
	lang?: string
	/** Stands alone on its line: gets the height of a finger. */
	block?: boolean
}

/** A link within the product (`/…`), a telephone (`tel:…`) or a site (`https://…`). */
export function TextLink({ to, children, document, lang, block }: TextLinkProps) {
	const className = classNames('link', block && 'inline-flex min-h-touch min-w-touch items-center')
	if (!to.startsWith('/')) {
		return (
			<a href={to} lang={lang} className={className} rel={to.startsWith('http') ? 'noreferrer' : undefined}>
				{children}
			</a>
		)
	}
	return (
		<Link to={to} lang={lang} reloadDocument={document} className={className}>
			{children}
		</Link>
	)
}
