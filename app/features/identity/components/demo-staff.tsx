import { useTranslation } from 'react-i18next'
import { Callout, DataTable } from '~/ui'

interface DemoStaffProps {
	password: string
	accounts: readonly { loginName: string; displayName: string; role: string; region: string }[]
}

/** The accounts of the demo county. */
export function DemoStaff({ password, accounts }: DemoStaffProps) {
	const { t } = useTranslation()
	if (accounts.length === 0) return null
	return (
		<Callout tone="wait" title={t('staff:demo.title')}>
			<p>{t('staff:demo.password', { password })}</p>
			<DataTable
				caption={t('staff:demo.accounts')}
				rows={accounts}
				rowKey={(row) => row.loginName}
				columns={[
					{ key: 'login', label: t('staff:login-name'), rowHeader: true, cell: (row) => row.loginName },
					{ key: 'role', label: t('staff:role.label'), cell: (row) => t(`staff:role.${row.role}`) },
					{ key: 'region', label: t('staff:region'), cell: (row) => row.region },
				]}
			/>
		</Callout>
	)
}
