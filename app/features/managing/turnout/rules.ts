import type { Fraction } from '~/features/planning/votes/profile'
import { addWeights, type Weight } from '~/features/planning/votes/rules'

/** Voters of one entrance who are alike in all that this page tells apart. None of it is a choice. */
export interface TurnoutGroup extends Weight {
	buildingId: string
	entranceId: string
	/** By which way the ballot that counts came; null without one. */
	channel: 'online' | 'paper' | 'municipal' | null
	delivery: 'delivered' | 'undeliverable' | null
	/** A paper ballot is in and waits for its second entry, and no ballot counts yet. */
	paperWaiting: boolean
}

export interface Turnout {
	all: Weight
	online: Weight
	paper: Weight
	municipal: Weight
	/** The three ways together. */
	voted: Weight
	unvoted: Weight
	toConfirm: Weight
	delivered: Weight
	undeliverable: Weight
	/** Voters without a record of delivery. */
	unrecorded: Weight
}

export function turnoutOfGroups(groups: readonly TurnoutGroup[]): Turnout {
	const adding = (test: (group: TurnoutGroup) => boolean) => addWeights(groups.filter(test))
	return {
		all: addWeights(groups),
		online: adding((group) => group.channel === 'online'),
		paper: adding((group) => group.channel === 'paper'),
		municipal: adding((group) => group.channel === 'municipal'),
		voted: adding((group) => group.channel !== null),
		unvoted: adding((group) => group.channel === null),
		toConfirm: adding((group) => group.paperWaiting && group.channel === null),
		delivered: adding((group) => group.delivery === 'delivered'),
		undeliverable: adding((group) => group.delivery === 'undeliverable'),
		unrecorded: adding((group) => group.delivery === null),
	}
}

export interface Part {
	buildingId: string
	building: string
	entranceId: string
	entrance: string
}

export interface TurnoutLine extends Turnout {
	key: string
	building: string
	/** Null for the line of a whole building. */
	entrance: string | null
}

/** A line for each building and, where it has several, one for each of its entrances; parts without a voter are left out. */
export function linesOf(parts: readonly Part[], groups: readonly TurnoutGroup[]): TurnoutLine[] {
	const buildingIds = [...new Set(parts.map((part) => part.buildingId))]
	return buildingIds.flatMap((buildingId) => {
		const entrances = parts.filter((part) => part.buildingId === buildingId)
		const own = groups.filter((group) => entrances.some((part) => part.entranceId === group.entranceId))
		const building = entrances[0]?.building ?? ''
		if (own.length === 0) return []
		const whole = { key: buildingId, building, entrance: null, ...turnoutOfGroups(own) }
		const each = entrances.map((part) => ({
			key: part.entranceId,
			building,
			entrance: part.entrance,
			...turnoutOfGroups(own.filter((group) => group.entranceId === part.entranceId)),
		}))
		return [whole, ...(each.length > 1 ? each.filter((line) => line.all.heads > 0) : [])]
	})
}

/** The highest participation that a matter of the vote asks for. */
export function strictest(matters: readonly { participation: Fraction }[]): Fraction {
	return matters.reduce<Fraction>(
		(most, { participation: one }) => (one[0] * most[1] > most[0] * one[1] ? one : most),
		[0, 1],
	)
}
