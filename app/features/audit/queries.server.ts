import { auditEntries, estates, people } from 'db/schema'
import { read } from 'db/store.server'
import { and, asc, desc, eq, gte, isNull, like, lt, or, type SQL } from 'drizzle-orm'
import { grantsFor, regionPathsFor } from '~/features/identity/access'
import type { Actor } from '~/features/identity/types'
import { endOfDay, startOfDay } from '~/platform/shanghai'
import type { AuditFilter, Cursor } from './forms'
import type { AuditLine } from './types'

/** Whether the actor reads the record at all. */
export function readsAudit(actor: Actor): boolean {
	return grantsFor(actor, 'read-audit').length > 0
}

/** Entries of the actor's regions; those of no place (a sign-in) are for those who read a county or more. */
function withinReach(actor: Actor): SQL | undefined {
	const paths = regionPathsFor(actor, 'read-audit')
	const countyOrWider = paths.some((path) => path.split('/').length <= 4)
	const placed = paths.flatMap((path) => [
		like(estates.regionPath, `${path}%`),
		and(isNull(auditEntries.estateId), like(auditEntries.regionPath, `${path}%`)),
	])
	const unplaced = and(isNull(auditEntries.estateId), isNull(auditEntries.regionPath))
	return or(...placed, ...(countyOrWider ? [unplaced] : []))
}

function chosen(filter: AuditFilter): SQL | undefined {
	return and(
		filter.estate ? eq(auditEntries.estateId, filter.estate) : undefined,
		filter.actor ? eq(auditEntries.actorId, filter.actor) : undefined,
		filter.deed ? eq(auditEntries.deed, filter.deed) : undefined,
		filter.outcome ? eq(auditEntries.outcome, filter.outcome) : undefined,
		filter.from ? gte(auditEntries.at, startOfDay(filter.from)) : undefined,
		filter.to ? lt(auditEntries.at, endOfDay(filter.to)) : undefined,
		filter.before ? olderThan(filter.before) : undefined,
	)
}

/** What comes after a line in the list: `cursorOf` of that line. */
function olderThan({ at, id }: Cursor): SQL | undefined {
	return or(lt(auditEntries.at, at), and(eq(auditEntries.at, at), lt(auditEntries.id, id)))
}

export function cursorOf(line: Cursor): string {
	return `${line.at}.${line.id}`
}

/** The entries that the actor may read and the filter leaves, newest first. One query. */
export async function auditLines(actor: Actor, filter: AuditFilter, limit: number): Promise<AuditLine[]> {
	const rows = await read
		.select({
			id: auditEntries.id,
			at: auditEntries.at,
			actorId: auditEntries.actorId,
			actorKind: auditEntries.actorKind,
			personName: people.displayName,
			deed: auditEntries.deed,
			estateName: estates.name,
			subjectKind: auditEntries.subjectKind,
			subjectId: auditEntries.subjectId,
			outcome: auditEntries.outcome,
			reason: auditEntries.reason,
			detail: auditEntries.detail,
		})
		.from(auditEntries)
		.leftJoin(estates, eq(estates.id, auditEntries.estateId))
		.leftJoin(people, eq(people.id, auditEntries.actorId))
		.where(and(withinReach(actor), chosen(filter)))
		.orderBy(desc(auditEntries.at), desc(auditEntries.id))
		.limit(limit)
	return rows.map(({ personName, ...row }) => ({
		...row,
		actorName: row.actorKind === 'resident' && personName ? `${[...personName][0]}**` : personName,
	}))
}

/** The estates that the filter offers. One query. */
export async function auditedEstates(actor: Actor): Promise<{ id: string; name: string }[]> {
	const paths = regionPathsFor(actor, 'read-audit')
	if (paths.length === 0) return []
	return read
		.select({ id: estates.id, name: estates.name })
		.from(estates)
		.where(or(...paths.map((path) => like(estates.regionPath, `${path}%`))))
		.orderBy(asc(estates.name))
		.limit(500)
}
