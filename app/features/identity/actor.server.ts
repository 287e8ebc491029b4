import { redirect } from '@remix-run/node'
import { grants, homes, units } from 'db/schema'
import { preparedRead, read } from 'db/store.server'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { paths } from '~/paths'
import { memo } from '~/platform/request-scope.server'
import { type SignedIn, signedIn } from '~/platform/session.server'
import type { Actor } from './types'

const grantsOf = preparedRead((db) =>
	db
		.select({
			role: grants.role,
			scopeKind: grants.scopeKind,
			scopeId: grants.scopeId,
			estateId: grants.estateId,
			regionPath: grants.regionPath,
		})
		.from(grants)
		.where(and(eq(grants.personId, sql.placeholder('personId')), isNull(grants.endedAt))),
)

const homesOf = preparedRead((db) =>
	db
		.select({
			estateId: homes.estateId,
			buildingId: units.buildingId,
			entranceId: units.entranceId,
			unitId: homes.unitId,
			relation: homes.relation,
			ownerId: homes.ownerId,
		})
		.from(homes)
		.innerJoin(units, and(eq(units.estateId, homes.estateId), eq(units.id, homes.unitId)))
		.where(and(eq(homes.personId, sql.placeholder('personId')), isNull(homes.endedAt)))
		.orderBy(homes.claimedAt),
)

async function actorOf({ personId, kind, displayName, signedInAt }: SignedIn): Promise<Actor> {
	const [held, lived] = await Promise.all([
		grantsOf(read, { personId }),
		kind === 'resident' ? homesOf(read, { personId }) : [],
	])
	return { personId, kind, displayName, signedInAt, grants: held, homes: lived }
}

/** Who asks, with all roles and homes; null for a visitor and for staff who have not finished signing in. */
export function currentActor(request: Request): Promise<Actor | null> {
	return memo('actor', async () => {
		const session = await signedIn(request)
		return session?.stage === 'complete' ? actorOf(session) : null
	})
}

/** Where to return to after signing in: the page asked for, or the one whose form was sent to it. */
function pageOf(request: Request): string {
	const { pathname, search } = new URL(request.url)
	return pathname.replace(/\.data$/, '') + search
}

/** The page where a member of staff finishes signing in, if one has begun. */
async function unfinishedStep(request: Request): Promise<string | null> {
	const session = await signedIn(request)
	if (session?.stage === 'second-factor') return paths.staffTotp()
	return session?.stage === 'new-password' ? paths.staffPassword() : null
}

export async function requireActor(request: Request): Promise<Actor> {
	const actor = await currentActor(request)
	if (actor) return actor
	throw redirect((await unfinishedStep(request)) ?? paths.signIn(pageOf(request)))
}

/** A member of staff. What they may do is asked of `may`. */
export async function requireStaff(request: Request): Promise<Actor> {
	const actor = await currentActor(request)
	if (actor?.kind === 'staff') return actor
	throw redirect((await unfinishedStep(request)) ?? paths.staffSignIn(pageOf(request)))
}
