import type { TFunction } from 'i18next'
import { formatDay } from '~/platform/format'

interface Period {
	validFrom: string
	validTo: string | null
}

export function periodText(t: TFunction, lng: string, { validFrom, validTo }: Period): string {
	const from = formatDay(validFrom, lng)
	return validTo === null
		? t('profiles:period.open', { from })
		: t('profiles:period.closed', { from, to: formatDay(validTo, lng) })
}
