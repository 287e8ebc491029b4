import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button, Disclosure, HiddenField } from '~/ui'

/** Asks once more before a notice is taken back; works without JavaScript. */
export function Withdraw() {
	const { t } = useTranslation()
	return (
		<Disclosure summary={t('notices:withdraw.summary')}>
			<p className="mb-3">{t('notices:withdraw.text')}</p>
			<Form method="post">
				<HiddenField name="act" value="withdraw" />
				<Button variant="danger">{t('notices:withdraw.button')}</Button>
			</Form>
		</Disclosure>
	)
}
