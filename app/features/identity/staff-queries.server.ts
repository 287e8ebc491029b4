import { grants, people, regions } from 'db/schema'
import { type Read, read } from 'db/store.server'
import { and, asc, count, desc, eq, exists, inArray } from 'drizzle-orm'
import { regionPathsFor } from './access'
import { isStaffRole, manages, type StaffRole } from './people-rules'
import type { Actor } from './types'
import { withinRegions } from './within-regions.server'

export interface StaffGrant {
	id: string
	role: StaffRole
	regionPath: string
	region: string
	ended: boolean
}

export interface StaffMember {
	personId: string
	loginName: string
	displayName: string
	disabled: boolean
	hasSecondFactor: boolean
	mustChangePassword: boolean
	grants: StaffGrant[]
}

const memberColumns = {
	personId: people.id,
	loginName: people.loginName,
	displayName: people.displayName,
	disabledAt: people.disabledAt,
	totpConfirmedAt: people.totpConfirmedAt,
	mustChangePassword: people.mustChangePassword,
}

async function grantsOf(on: Read, personIds: readonly string[]) {
	if (personIds.length === 0) return []
	return on
		.select({
			id: grants.id,
			personId: grants.personId,
			role: grants.role,
			regionPath: grants.regionPath,
			region: regions.name,
			endedAt: grants.endedAt,
		})
		.from(grants)
		.innerJoin(regions, eq(regions.code, grants.scopeId))
		.where(and(inArray(grants.personId, [...personIds]), eq(grants.scopeKind, 'region')))
		.orderBy(grants.regionPath, desc(grants.grantedAt))
}

interface MemberRow {
	personId: string
	loginName: string | null
	displayName: string
	disabledAt: number | null
	totpConfirmedAt: number | null
	mustChangePassword: boolean
}

async function membersOf(on: Read, rows: readonly MemberRow[]): Promise<StaffMember[]> {
	const held = await grantsOf(
		on,
		rows.map(({ personId }) => personId),
	)
	return rows.map(({ loginName, disabledAt, totpConfirmedAt, ...row }) => ({
		...row,
		loginName: loginName ?? '',
		disabled: disabledAt !== null,
		hasSecondFactor: totpConfirmedAt !== null,
		grants: held.flatMap(({ personId, role, regionPath, endedAt, id, region }) =>
			personId === row.personId && regionPath !== null && isStaffRole(role)
				? [{ id, role, regionPath, region, ended: endedAt !== null }]
				: [],
		),
	}))
}

export const staffPageSize = 50

/** Members of staff who hold or held a role within the actor's regions. */
export async function listStaff(actor: Actor, page: number): Promise<{ staff: StaffMember[]; total: number }> {
	const paths = regionPathsFor(actor, 'manage-people')
	if (paths.length === 0) return { staff: [], total: 0 }
	const held = read
		.select({ id: grants.id })
		.from(grants)
		.where(and(eq(grants.personId, people.id), eq(grants.scopeKind, 'region'), withinRegions(grants.regionPath, paths)))
	const condition = and(eq(people.kind, 'staff'), exists(held))
	const [counted] = await read.select({ total: count() }).from(people).where(condition)
	const rows = await read
		.select(memberColumns)
		.from(people)
		.where(condition)
		.orderBy(asc(people.loginName))
		.limit(staffPageSize)
		.offset((page - 1) * staffPageSize)
	return { staff: await membersOf(read, rows), total: counted?.total ?? 0 }
}

/** A member of staff whom the actor manages; anyone else is not found. */
export async function findStaff(actor: Actor, personId: string, on: Read = read): Promise<StaffMember | null> {
	const rows = await on
		.select(memberColumns)
		.from(people)
		.where(and(eq(people.id, personId), eq(people.kind, 'staff')))
		.limit(1)
	const [member] = await membersOf(on, rows)
	return member && manages(actor, member.grants) ? member : null
}

export interface RegionChoice {
	code: string
	name: string
	level: 'province' | 'city' | 'county' | 'street' | 'community'
	path: string
}

const regionColumns = { code: regions.code, name: regions.name, level: regions.level, path: regions.path }

/** The regions in which the actor may give roles, from the widest down. */
export async function manageableRegions(actor: Actor): Promise<RegionChoice[]> {
	const paths = regionPathsFor(actor, 'manage-people')
	if (paths.length === 0) return []
	return read
		.select(regionColumns)
		.from(regions)
		.where(withinRegions(regions.path, paths))
		.orderBy(asc(regions.path))
		.limit(2_000)
}

export async function findRegion(on: Read, code: string): Promise<RegionChoice | null> {
	const [region] = await on.select(regionColumns).from(regions).where(eq(regions.code, code)).limit(1)
	return region ?? null
}
