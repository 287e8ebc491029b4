import type { TFunction } from 'i18next'

/** Who issues a paper for an estate: the street office, in a town the town's government. */
export function officeOf(ladder: readonly { level: string; name: string }[], t: TFunction): string {
	const street = ladder.find((region) => region.level === 'street')
	const county = ladder.find((region) => region.level === 'county')
	if (!street) return t('register:office.county', { name: county?.name ?? '' })
	return t(/(镇|乡)$/.test(street.name) ? 'register:office.town' : 'register:office.street', { name: street.name })
}
