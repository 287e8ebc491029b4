import { useTranslation } from 'react-i18next'
import { type Fact, Facts } from '~/ui'

interface HouseholdFactsProps {
	household: { estate: string; building: string; entrance: string; unit: string }
	more?: readonly Fact[]
}

/** The home that a letter is for: no name, no area. */
export function HouseholdFacts({ household, more = [] }: HouseholdFactsProps) {
	const { t } = useTranslation()
	const { estate, building, entrance, unit } = household
	return (
		<Facts
			items={[
				{ label: t('identity:home.estate'), value: estate },
				{ label: t('identity:home.door'), value: t('identity:home.place', { building, entrance, unit }) },
				...more,
			]}
		/>
	)
}
