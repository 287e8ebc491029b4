import { done, type Result, refused } from '~/platform/result'
import type { Scope } from './open-vote.server'
import { chooseDoors, type Door } from './roll-doors'

export type ScopeRefusal = 'roll:refusal.no-doors' | 'roll:refusal.unknown-doors'

interface Asked {
	scope: string
	scopeParts?: readonly string[] | undefined
	scopeDoors?: string | undefined
}

export interface ChosenScope extends Scope {
	/** The interested owners' units; null for a whole estate, building or entrance. */
	unitIds: readonly string[] | null
}

const namedInRefusal = 5

/** Who is asked. Each door of a list of interested owners must be one of the estate. */
export function scopeOf(
	doors: readonly Door[],
	{ estateId, voteId }: { estateId: string; voteId: string },
	{ scope, scopeParts = [], scopeDoors = '' }: Asked,
): Result<ChosenScope, ScopeRefusal> {
	const [kind, id = ''] = scope.split(':')
	if (kind === 'building' || kind === 'entrance') return done({ scopeKind: kind, scopeId: id, unitIds: null })
	if (kind !== 'interested') return done({ scopeKind: 'estate', scopeId: estateId, unitIds: null })
	const { unitIds, unknown } = chooseDoors(doors, { parts: scopeParts, typed: scopeDoors })
	if (unknown.length > 0) {
		const some = unknown.slice(0, namedInRefusal).map((typed) => typed.slice(0, 40))
		return refused('roll:refusal.unknown-doors', { count: unknown.length, doors: some.join('; ') })
	}
	if (unitIds.length === 0) return refused('roll:refusal.no-doors')
	return done({ scopeKind: 'interested', scopeId: voteId, unitIds })
}
