import type { VisitOutcome } from '../doors/rules'

/**
 * What a captain may know of a door: by which way its voter has voted, or how far it has been reached, never what it chose.
 * Before a vote: whether somebody has claimed it online.
 */
export type DoorStatus =
	| 'online'
	| 'paper'
	| 'to-confirm'
	| 'refused'
	| 'delivered'
	| 'reached'
	| 'not-reached'
	| 'claimed'
	| 'unclaimed'
	| 'outside'

export interface DoorFacts {
	/** Somebody has claimed the household online. */
	claimed: boolean
	/** On the roll of the vote that is shown; null when no vote is. */
	onRoll: boolean | null
	/** By which way the ballot that counts came; null without one. A ballot from the city's own system is an online one. */
	channel: 'online' | 'paper' | null
	/** A paper ballot of its voter is in and waits for its second entry. */
	paperWaiting: boolean
	/** What came of the latest visit or call at the door. */
	visit: VisitOutcome | null
	/** Whether the paper ballot was brought, by the latest record. */
	delivery: 'delivered' | 'undeliverable' | null
}

const spokenWith: readonly (VisitOutcome | null)[] = ['met', 'later', 'called']

export function doorStatus(door: DoorFacts): DoorStatus {
	if (door.onRoll === null) return door.claimed ? 'claimed' : 'unclaimed'
	if (!door.onRoll) return 'outside'
	if (door.channel) return door.channel
	if (door.paperWaiting) return 'to-confirm'
	if (door.visit === 'refused') return 'refused'
	if (door.delivery === 'delivered') return 'delivered'
	return spokenWith.includes(door.visit) ? 'reached' : 'not-reached'
}

const unvotedStatuses: readonly DoorStatus[] = ['refused', 'delivered', 'reached', 'not-reached']

/** On the roll, no ballot and no paper on its way: somebody has still to go there. */
export function isUnvoted(door: DoorFacts): boolean {
	return unvotedStatuses.includes(doorStatus(door))
}

/** What the doors of a grid can be narrowed to. */
export const doorFilters = ['unvoted', 'to-confirm', 'not-reached', 'delivered', 'refused', 'online', 'paper'] as const
export type DoorFilter = (typeof doorFilters)[number]

export function passes(door: DoorFacts, filter: DoorFilter | undefined): boolean {
	if (!filter) return true
	if (filter === 'unvoted') return isUnvoted(door)
	const status = doorStatus(door)
	return filter === 'delivered' ? status === 'delivered' || status === 'reached' : status === filter
}

export interface GridCounts {
	doors: number
	claimed: number
	online: number
	paper: number
	toConfirm: number
	/** No ballot and no paper on its way: the next three together. */
	unvoted: number
	/** Delivered or spoken with. */
	delivered: number
	notReached: number
	refused: number
	outside: number
}

export function countDoors(doors: readonly DoorFacts[]): GridCounts {
	const statuses = doors.map(doorStatus)
	const counting = (...some: readonly DoorStatus[]) => statuses.filter((status) => some.includes(status)).length
	return {
		doors: doors.length,
		claimed: doors.filter((door) => door.claimed).length,
		online: counting('online'),
		paper: counting('paper'),
		toConfirm: counting('to-confirm'),
		unvoted: counting(...unvotedStatuses),
		delivered: counting('delivered', 'reached'),
		notReached: counting('not-reached'),
		refused: counting('refused'),
		outside: counting('outside'),
	}
}

/** Floors from the top down, as the building stands. */
export function byFloor<Door extends { floor: number }>(doors: readonly Door[]): { floor: number; doors: Door[] }[] {
	const floors = [...new Set(doors.map((door) => door.floor))].sort((a, b) => b - a)
	return floors.map((floor) => ({ floor, doors: doors.filter((door) => door.floor === floor) }))
}

/** The family name only: 王秀兰 → 王**, John Smith → J***. */
export function maskedName(name: string): string {
	const letters = [...name]
	const [first = ''] = letters
	return first + '*'.repeat(Math.min(3, Math.max(1, letters.length - 1)))
}
