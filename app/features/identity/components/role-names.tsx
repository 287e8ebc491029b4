import { useTranslation } from 'react-i18next'

/** The roles that are held now, each with its region. */
export function RoleNames({
	grants,
}: {
	grants: readonly { id: string; role: string; region: string; ended: boolean }[]
}) {
	const { t } = useTranslation()
	const held = grants.filter(({ ended }) => !ended)
	if (held.length === 0) return <span className="text-muted">{t('staff:role.none')}</span>
	return (
		<ul>
			{held.map(({ id, role, region }) => (
				<li key={id}>
					{t(`staff:role.${role}`)} · {region}
				</li>
			))}
		</ul>
	)
}
