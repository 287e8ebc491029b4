import { useTranslation } from 'react-i18next'
import { formatYuan } from '~/platform/format'
import { Disclosure, PlainText } from '~/ui'
import type { Change } from '../difference'
import type { NamedTerm } from '../types'

export interface Terms {
	classes: readonly NamedTerm[]
	sources: readonly NamedTerm[]
}

export function nameOf(terms: readonly NamedTerm[], code: string): string {
	return terms.find((term) => term.code === code)?.name ?? code
}

interface ChangeListProps {
	changes: readonly Change[]
	terms: Terms
}

/** What changed in an item, before → after. */
export function ChangeList({ changes, terms }: ChangeListProps) {
	return (
		<ul className="list-disc pl-5">
			{changes.map((change) => (
				<li key={change.field === 'fund' ? change.sourceCode : change.field}>
					<ChangeLine change={change} terms={terms} />
				</li>
			))}
		</ul>
	)
}

function ChangeLine({ change, terms }: { change: Change; terms: Terms }) {
	const { t, i18n } = useTranslation()
	const arrow = (before: string, after: string) => t('plans:changes.from-to', { before, after })
	const yuan = (fen: number) => formatYuan(fen, i18n.language)
	switch (change.field) {
		case 'name':
			return <Labelled label={t('plans:changes.name')} text={arrow(change.before, change.after)} />
		case 'class':
			return (
				<Labelled
					label={t('plans:changes.class')}
					text={arrow(nameOf(terms.classes, change.before), nameOf(terms.classes, change.after))}
				/>
			)
		case 'cost':
			return <Labelled label={t('plans:changes.cost')} text={arrow(yuan(change.before), yuan(change.after))} />
		case 'fund':
			return (
				<Labelled
					label={t('plans:changes.fund', { source: nameOf(terms.sources, change.sourceCode) })}
					text={arrow(yuan(change.before), yuan(change.after))}
				/>
			)
		case 'files':
			return <>{t('plans:changes.files', { added: change.added, removed: change.removed })}</>
		case 'description':
			return (
				<>
					{t('plans:changes.description')}
					<Disclosure summary={t('plans:changes.more')}>
						<p className="font-semibold text-muted">{t('plans:changes.before')}</p>
						<PlainText>{change.before || t('plans:changes.empty')}</PlainText>
						<p className="mt-2 font-semibold text-muted">{t('plans:changes.after')}</p>
						<PlainText>{change.after || t('plans:changes.empty')}</PlainText>
					</Disclosure>
				</>
			)
	}
}

function Labelled({ label, text }: { label: string; text: string }) {
	return (
		<>
			<span className="text-muted">{label}</span> <span className="break-words tabular-nums">{text}</span>
		</>
	)
}
