import type { Channel } from './counting'

/** Who gave a ballot, as the household may know it. */
export type CastBy = 'me' | 'co-owner' | 'owner' | 'delegate' | 'paper' | 'municipal'

interface Given {
	castBy: string | null
	channel: Channel | null
	/** The power by which it was cast online. */
	ballotDelegationId: string | null
}

/** `byPower`: who looks holds a power and is no owner. */
export function castByOf(ballot: Given, { personId }: { personId: string }, byPower: boolean): CastBy {
	if (ballot.channel === 'paper' || ballot.channel === 'municipal') return ballot.channel
	if (ballot.castBy === personId) return 'me'
	if (ballot.ballotDelegationId !== null) return 'delegate'
	return byPower ? 'owner' : 'co-owner'
}
