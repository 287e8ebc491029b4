import { useTranslation } from 'react-i18next'
import { paths } from '~/paths'
import { Callout, PageHeader, TextLink } from '~/ui'

/** A letter whose code opens nothing any more: why, and what to do now. */
export function DeadLetter({ title, refusal }: { title: string; refusal: string }) {
	const { t } = useTranslation()
	return (
		<>
			<PageHeader title={title} />
			<Callout tone="no" title={t(refusal)}>
				<p>{t('identity:claim.new-letter')}</p>
			</Callout>
			<TextLink to={paths.claim()} block>
				{t('identity:claim.type-again')}
			</TextLink>
			<br />
			<TextLink to={paths.signIn()} block>
				{t('identity:claim.to-sign-in')}
			</TextLink>
		</>
	)
}
