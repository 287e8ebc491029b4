import { useTranslation } from 'react-i18next'
import { paths } from '~/paths'
import { Callout, TextLink } from '~/ui'

/** What else there is for those whose phone is not registered, and for staff. */
export function SignInHelp({ demo, redirectTo }: { demo: boolean; redirectTo?: string }) {
	const { t } = useTranslation()
	return (
		<>
			{demo && <DemoMessages />}
			<h2 className="mt-8 text-lg font-bold">{t('identity:sign-in.first-time')}</h2>
			<p className="max-w-text">{t('identity:sign-in.first-time-text')}</p>
			<TextLink to={paths.claim()} block>
				{t('identity:sign-in.to-claim')}
			</TextLink>
			<h2 className="mt-6 text-lg font-bold">{t('identity:sign-in.staff')}</h2>
			<TextLink to={paths.staffSignIn(redirectTo === '/' ? undefined : redirectTo)} block>
				{t('identity:sign-in.to-staff')}
			</TextLink>
		</>
	)
}

/** In the demo no message leaves the machine. */
export function DemoMessages() {
	const { t } = useTranslation()
	return (
		<Callout tone="wait" title={t('identity:demo.title')}>
			<p>{t('identity:demo.messages')}</p>
			<TextLink to={paths.outbox()} block>
				{t('identity:demo.to-outbox')}
			</TextLink>
		</Callout>
	)
}
