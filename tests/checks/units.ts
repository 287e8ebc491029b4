import { rollUnits } from 'db/schema'
import { read } from 'db/store.server'
import { and, eq } from 'drizzle-orm'
import type { Voter } from '../../scripts/bench/register'

/** A unit of the voter on the roll. */
export async function unitOf({ estateId, voteId, voterId }: Voter): Promise<string> {
	const [unit] = await read
		.select({ id: rollUnits.unitId })
		.from(rollUnits)
		.where(and(eq(rollUnits.estateId, estateId), eq(rollUnits.voteId, voteId), eq(rollUnits.voterId, voterId)))
		.limit(1)
	if (!unit) throw new Error('the voter has no unit')
	return unit.id
}
