import { useTranslation } from 'react-i18next'
import { type BoundField, SelectField } from '~/ui'

export interface RoleChoices {
	roles: readonly string[]
	regions: readonly { code: string; name: string; depth: number }[]
}

/** Which role, and where. */
export function RoleFields({ role, region, choices }: { role: BoundField; region: BoundField; choices: RoleChoices }) {
	const { t } = useTranslation()
	return (
		<>
			<SelectField
				field={role}
				label={t('staff:role.label')}
				hint={t('staff:role.hint')}
				empty={t('staff:choose')}
				options={choices.roles.map((value) => ({ value, label: t(`staff:role.${value}`) }))}
				width="half"
			/>
			<SelectField
				field={region}
				label={t('staff:region')}
				empty={t('staff:choose')}
				options={choices.regions.map(({ code, name, depth }) => ({
					value: code,
					label: `${'　'.repeat(depth)}${name}`,
				}))}
				width="half"
			/>
		</>
	)
}
