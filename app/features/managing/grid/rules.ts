/** What a captain may know of a door: whether its voter has voted and by which way, never what. */
export type DoorStatus = 'online' | 'paper' | 'unvoted' | 'unclaimed' | 'claimed' | 'outside'

export interface DoorFacts {
	/** Somebody has claimed the household online. */
	claimed: boolean
	/** On the roll of the vote that is shown; null when no vote is. */
	onRoll: boolean | null
	/** By which way its voter's latest ballot came; null without one. */
	channel: 'online' | 'paper' | null
}

export function doorStatus({ claimed, onRoll, channel }: DoorFacts): DoorStatus {
	if (onRoll === null) return claimed ? 'claimed' : 'unclaimed'
	if (!onRoll) return 'outside'
	if (channel) return channel
	return claimed ? 'unvoted' : 'unclaimed'
}

/** A door that a captain has still to reach: on the roll, no ballot. */
export function isUnreached({ onRoll, channel }: DoorFacts): boolean {
	return onRoll === true && channel === null
}

export interface GridCounts {
	doors: number
	claimed: number
	online: number
	paper: number
	unreached: number
	outside: number
}

export function countDoors(doors: readonly DoorFacts[]): GridCounts {
	const counting = (test: (door: DoorFacts) => boolean) => doors.filter(test).length
	return {
		doors: doors.length,
		claimed: counting((door) => door.claimed),
		online: counting((door) => door.onRoll === true && door.channel === 'online'),
		paper: counting((door) => door.onRoll === true && door.channel === 'paper'),
		unreached: counting(isUnreached),
		outside: counting((door) => door.onRoll === false),
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
