import { useTranslation } from 'react-i18next'
import { formatArea, formatCount } from '~/platform/format'
import { type BoundField, CheckboxesField, Disclosure, RadioField, SelectField, TextArea } from '~/ui'
import type { ParkingRule } from '../profile'

interface AnnounceScopeProps {
	page: {
		roll: { heads: number; area: number }
		excluded: { units: number; area: number }
		parts: readonly { value: string; name: string }[]
		rules: { parking: ParkingRule }
	}
	fields: {
		scope: BoundField
		scopeParts: BoundField
		scopeDoors: BoundField
		concernsParking: BoundField
	}
	/** The list of interested owners is wanted, or was wrong. */
	listOpen: boolean
}

/** Who is asked: the whole estate, a part of it, or the interested owners of a list of doors; and whether parking counts. */
export function AnnounceScope({ page, fields, listOpen }: AnnounceScopeProps) {
	const { t } = useTranslation()
	const { roll, excluded, parts, rules } = page
	return (
		<>
			<SelectField
				field={fields.scope}
				label={t('announce:new.scope')}
				hint={t('announce:new.scope-hint')}
				options={[
					{
						value: 'estate',
						label: t('announce:new.scope-estate', { heads: formatCount(roll.heads), area: formatArea(roll.area) }),
					},
					...parts.map((part) => ({ value: part.value, label: part.name })),
					{ value: 'interested', label: t('announce:scope.interested') },
				]}
			/>
			<Disclosure summary={t('announce:scope.list')} open={listOpen}>
				<p className="max-w-text text-muted">{t('announce:scope.list-hint')}</p>
				<TextArea
					field={fields.scopeDoors}
					label={t('announce:scope.doors')}
					hint={t('announce:scope.doors-hint')}
					rows={6}
					optional
				/>
				<CheckboxesField
					field={fields.scopeParts}
					label={t('announce:scope.parts')}
					options={parts.map((part) => ({ value: part.value, label: part.name }))}
					optional
				/>
			</Disclosure>
			{rules.parking === 'if-concerned' ? (
				<RadioField
					field={fields.concernsParking}
					label={t('announce:parking.question')}
					hint={
						excluded.units > 0
							? t('announce:parking.hint', { count: excluded.units, area: formatArea(excluded.area) })
							: t('announce:parking.hint-none')
					}
					options={[
						{ value: 'no', label: t('announce:parking.no') },
						{ value: 'yes', label: t('announce:parking.yes') },
					]}
				/>
			) : (
				<p className="max-w-text text-muted">{t(`announce:parking.${rules.parking}`)}</p>
			)}
		</>
	)
}
