import type { TFunction } from 'i18next'
import type { DoorState } from '~/ui'
import type { DoorStatus } from '../rules'

/** A door's state in words; one that nobody has claimed is, during a vote, also one that has not voted. */
export function statusWords(t: TFunction, status: DoorStatus, onRoll: boolean | null): string {
	return t(`grid:status.${status === 'unclaimed' && onRoll ? 'unclaimed-unvoted' : status}`)
}

export const doorLooks: Record<DoorStatus, DoorState> = {
	online: 'done',
	paper: 'check',
	claimed: 'done',
	unvoted: 'open',
	unclaimed: 'open',
	outside: 'away',
}
