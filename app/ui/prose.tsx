import type { ReactNode } from 'react'

/** Running text of a person: their line breaks stay. */
export function PlainText({ children }: { children: string }) {
	return <p className="max-w-text whitespace-pre-line break-words">{children}</p>
}

/** HTML that the server has made from Markdown and sanitised; never anything else. */
export function SafeHtml({ html }: { html: string }) {
	// biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised on the server
	return <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />
}

/** A heading and what belongs to it, without the sheet of a Card. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
	return (
		<section className="mb-6">
			<h2 className="mb-2 text-xl font-bold">{title}</h2>
			{children}
		</section>
	)
}
