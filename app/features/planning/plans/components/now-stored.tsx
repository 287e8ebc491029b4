import { useTranslation } from 'react-i18next'
import { Callout, type Fact, Facts, PlainText } from '~/ui'

/** Beside a form that was refused because somebody else saved first: what is stored now. */
export function NowStored({ facts }: { facts: readonly { label: string; value: string }[] }) {
	const { t } = useTranslation()
	const items = facts.map((fact): Fact => ({ label: fact.label, value: <PlainText>{fact.value || '—'}</PlainText> }))
	return (
		<Callout tone="wait" title={t('drafts:item.now-stored')}>
			<p>{t('drafts:item.now-stored-text')}</p>
			<Facts items={items} />
		</Callout>
	)
}
