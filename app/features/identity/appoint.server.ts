import { buildings, entrances, grants, homes, people } from 'db/schema'
import type { Tx } from 'db/store.server'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import { perform } from '~/features/audit/perform.server'
import { done, type Result, refused } from '~/platform/result'
import { endSessionsOf } from '~/platform/session.server'
import { giveGrant } from './give-grant.server'
import { type ResidentRole, residentRoles } from './people-rules'
import type { Actor, Grant } from './types'

interface Appointment {
	role: ResidentRole
	phone: string
	/** 'building:<id>' or 'entrance:<id>'; a supervisor's is the whole estate. */
	scope?: string | undefined
}

export type AppointRefusal =
	| 'staff:refusal.no-such-resident'
	| 'staff:refusal.scope-missing'
	| 'staff:refusal.held-already'
	| 'staff:refusal.not-found'

async function residentOf(tx: Tx, estateId: string, phone: string) {
	const [person] = await tx
		.select({ personId: people.id })
		.from(people)
		.innerJoin(homes, and(eq(homes.personId, people.id), eq(homes.estateId, estateId), isNull(homes.endedAt)))
		.where(and(eq(people.phone, phone), eq(people.kind, 'resident'), isNull(people.disabledAt)))
		.limit(1)
	return person ?? null
}

/** The part of the estate that a captain is for; null when it is none of this estate. */
async function scopeOf(tx: Tx, estateId: string, { role, scope }: Appointment): Promise<Grant | null> {
	if (role === 'resident-supervisor')
		return { role, scopeKind: 'estate', scopeId: estateId, estateId, regionPath: null }
	const [kind, scopeId = ''] = (scope ?? '').split(':', 2)
	const parts = kind === 'building' ? buildings : kind === 'entrance' ? entrances : null
	if (!parts || (kind !== 'building' && kind !== 'entrance')) return null
	const [part] = await tx
		.select({ id: parts.id })
		.from(parts)
		.where(and(eq(parts.estateId, estateId), eq(parts.id, scopeId)))
		.limit(1)
	return part ? { role, scopeKind: kind, scopeId, estateId, regionPath: null } : null
}

/** Makes a resident of the estate captain of a building or an entrance, or supervisor of the works. */
export function appoint(
	actor: Actor,
	estate: { id: string; regionPath: string },
	appointment: Appointment,
	at: number,
): Promise<Result<{ personId: string }, AppointRefusal>> {
	const deed = {
		deed: 'appoint',
		estateId: estate.id,
		regionPath: estate.regionPath,
		subjectKind: 'person',
		detail: { role: appointment.role, scope: appointment.role === 'captain' ? (appointment.scope ?? null) : 'estate' },
	}
	return perform<{ personId: string }, AppointRefusal>(
		actor,
		deed,
		at,
		async (tx) => {
			const scope = await scopeOf(tx, estate.id, appointment)
			if (!scope) return refused('staff:refusal.scope-missing')
			const person = await residentOf(tx, estate.id, appointment.phone)
			if (!person) return refused('staff:refusal.no-such-resident')
			const given = await giveGrant(tx, person.personId, scope, actor.personId, at)
			if (!given) return refused('staff:refusal.held-already')
			await endSessionsOf(tx, person.personId)
			return done(person)
		},
		({ personId }) => ({ subjectId: personId }),
	)
}

/** Ends the appointment of a captain or supervisor of this estate. */
export function endAppointment(
	actor: Actor,
	estate: { id: string; regionPath: string },
	grantId: string,
	at: number,
): Promise<Result<{ personId: string }, AppointRefusal>> {
	const deed = {
		deed: 'end-appointment',
		estateId: estate.id,
		regionPath: estate.regionPath,
		subjectKind: 'person',
		detail: { grant: grantId },
	}
	return perform<{ personId: string }, AppointRefusal>(
		actor,
		deed,
		at,
		async (tx) => {
			const [ended] = await tx
				.update(grants)
				.set({ endedAt: at })
				.where(
					and(
						eq(grants.id, grantId),
						eq(grants.estateId, estate.id),
						inArray(grants.role, [...residentRoles]),
						isNull(grants.endedAt),
					),
				)
				.returning({ personId: grants.personId })
			if (!ended) return refused('staff:refusal.not-found')
			await endSessionsOf(tx, ended.personId)
			return done(ended)
		},
		({ personId }) => ({ subjectId: personId }),
	)
}
