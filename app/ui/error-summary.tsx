import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { messageText } from '~/platform/message'

interface ErrorSummaryProps {
	/** conform's form; its errors are listed and linked to their fields. */
	form?: { id: string; allErrors: Record<string, string[]> }
	/** What each field is called, so that an error reads by itself: `{ phone: t('identity:phone.label') }`. */
	labels?: Record<string, string>
	/** The key of the sentence that refuses, and what it interpolates. */
	refusal?: string
	facts?: Record<string, string | number>
}

/** What went wrong, on top of the page and focused; each error leads to its field. Nothing when nothing is wrong. */
export function ErrorSummary({ form, labels = {}, refusal, facts }: ErrorSummaryProps) {
	const { t } = useTranslation()
	const box = useRef<HTMLDivElement>(null)
	const errors = Object.entries(form?.allErrors ?? {})
	const shown = errors.flatMap(([name, messages]) =>
		messages.filter((text) => text !== refusal).map((text) => ({ name, text: messageText(t, text) })),
	)
	const signature = [refusal, ...shown.map((error) => error.name + error.text)].join()
	useEffect(() => {
		// after conform, which focuses the first invalid field
		if (signature) requestAnimationFrame(() => box.current?.focus())
	}, [signature])
	if (!refusal && shown.length === 0) return null
	return (
		<div
			ref={box}
			role="alert"
			aria-labelledby="error-summary-title"
			tabIndex={-1}
			// biome-ignore lint/a11y/noAutofocus: without JavaScript this is how the summary is reached first
			autoFocus
			className="mb-6 max-w-text rounded-xl border-4 border-brick bg-card px-4 py-4 sm:px-6"
		>
			<h2 id="error-summary-title" className="text-xl font-bold">
				{t(refusal ? 'common:error.refused-title' : 'common:error.summary-title')}
			</h2>
			{refusal && <p className="mt-2">{t(refusal, facts)}</p>}
			{shown.length > 0 && (
				<ul className="mt-2 grid gap-1">
					{shown.map(({ name, text }) => (
						<li key={name + text}>
							{name === '' ? text : <ErrorLink href={`#${form?.id}-${name}`} label={labels[name]} text={text} />}
						</li>
					))}
				</ul>
			)}
			{shown.length > 0 && <p className="mt-2 text-muted">{t('common:error.kept')}</p>}
		</div>
	)
}

function ErrorLink({ href, label, text }: { href: string; label: string | undefined; text: string }) {
	const { t } = useTranslation()
	return (
		<a href={href} className="link inline-flex min-h-touch items-center font-semibold">
			{label ? t('common:error.of-field', { label, text }) : text}
		</a>
	)
}
