import type { TFunction } from 'i18next'
import type { DoorState } from '~/ui'
import type { DoorStatus } from '../rules'

export function statusWords(t: TFunction, status: DoorStatus): string {
	return t(`grid:status.${status}`)
}

export const doorLooks: Record<DoorStatus, DoorState> = {
	online: 'done',
	paper: 'done',
	'to-confirm': 'check',
	refused: 'no',
	delivered: 'open',
	reached: 'open',
	'not-reached': 'away',
	claimed: 'done',
	unclaimed: 'open',
	outside: 'away',
}
