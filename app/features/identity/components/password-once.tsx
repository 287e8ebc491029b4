import { useTranslation } from 'react-i18next'
import { Callout } from '~/ui'

/** A password that is shown this one time. */
export function PasswordOnce({ loginName, password }: { loginName: string; password: string }) {
	const { t } = useTranslation()
	return (
		<Callout tone="ok" title={t('staff:once.title')}>
			<p>{t('staff:once.text')}</p>
			<p className="mt-2">
				{t('staff:login-name')} <span className="font-mono text-lg font-bold">{loginName}</span>
			</p>
			<p>
				{t('staff:once.password')} <span className="break-words font-mono text-lg font-bold">{password}</span>
			</p>
		</Callout>
	)
}
