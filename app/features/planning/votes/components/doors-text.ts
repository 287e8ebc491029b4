import type { TFunction } from 'i18next'
import { doorName } from '../door-name'

export function doorsText(
	t: TFunction,
	doors: readonly { building: string; entrance: string; number: string }[],
): string {
	return doors.map(doorName).join(t('common:list.separator'))
}
