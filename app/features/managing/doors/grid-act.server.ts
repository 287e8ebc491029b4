import type { z } from 'zod'
import type { Actor } from '~/features/identity/types'
import type { FlashKey } from '~/platform/respond.server'
import { done, type Facts, type Result } from '~/platform/result'
import type { Estate } from './doors.server'
import type { gridAct } from './forms'
import { postUndeliverable } from './post-undeliverable.server'
import { recordVisit } from './record-visit.server'
import type { DoorRefusal } from './rules'
import { sendReminder } from './send-reminder.server'

interface Done {
	flash: FlashKey
	facts?: Facts
}

/** What is asked for on a grid, a call list or a turnout page; the next page says what came of it. */
export async function doAtDoors(
	actor: Actor,
	estate: Estate,
	input: z.output<typeof gridAct>,
	reach: { buildingId?: string },
	at: number,
): Promise<Result<Done, DoorRefusal>> {
	if (input.act === 'visit') {
		const visited = await recordVisit(actor, estate, input, at)
		return visited.ok ? done({ flash: 'doors:flash.visited' }) : visited
	}
	if (input.act === 'post-undeliverable') {
		const posted = await postUndeliverable(actor, estate, { ...reach, ...input }, at)
		return posted.ok ? done({ flash: 'doors:flash.posted', facts: { voters: posted.value.voters } }) : posted
	}
	const reminded = await sendReminder(actor, estate, { ...reach, ...input }, at)
	if (!reminded.ok) return reminded
	const { sent, skipped, doorsWithout, dueAt } = reminded.value
	return done({
		flash: dueAt > at ? 'doors:flash.reminded-later' : 'doors:flash.reminded',
		facts: { sent, skipped, doorsWithout },
	})
}
