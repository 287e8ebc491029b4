import { estates, regions, registerImports } from 'db/schema'
import { read } from 'db/store.server'
import { and, asc, desc, eq, like, or, type SQL } from 'drizzle-orm'
import { grantsFor } from '~/features/identity/access'
import type { Actor } from '~/features/identity/types'
import type { Street } from './check-estate'

/** The streets below these regions; a grant on a community reaches the street's name, but not its other communities. */
export async function streetsFor(regionPaths: readonly string[]): Promise<Street[]> {
	if (regionPaths.length === 0) return []
	return read
		.select({ code: regions.code, name: regions.name, path: regions.path })
		.from(regions)
		.where(and(eq(regions.level, 'street'), or(...regionPaths.map((path) => like(regions.path, `${path}%`)))))
}

const most = 1000

/** The estates whose register the actor manages: number and name, for the choice on the upload page. */
export async function managedEstates(actor: Actor): Promise<{ number: string; name: string }[]> {
	const reach: SQL[] = grantsFor(actor, 'manage-register').flatMap((grant) => {
		if (grant.regionPath) return [like(estates.regionPath, `${grant.regionPath}%`)]
		return grant.scopeKind === 'estate' ? [eq(estates.id, grant.scopeId)] : []
	})
	if (reach.length === 0) return []
	return read
		.select({ number: estates.number, name: estates.name })
		.from(estates)
		.where(or(...reach))
		.orderBy(asc(estates.name))
		.limit(most)
}

export interface ImportRow {
	id: string
	estateId: string | null
	uploadedAt: number
	fileName: string
	summary: Record<string, number>
	errorCount: number
	confirmedAt: number | null
}

const importColumns = {
	id: registerImports.id,
	estateId: registerImports.estateId,
	uploadedAt: registerImports.uploadedAt,
	fileName: registerImports.fileName,
	summary: registerImports.summary,
	errorCount: registerImports.errorCount,
	confirmedAt: registerImports.confirmedAt,
}

export function recentImports(actor: Actor): Promise<ImportRow[]> {
	return read
		.select(importColumns)
		.from(registerImports)
		.where(eq(registerImports.uploadedBy, actor.personId))
		.orderBy(desc(registerImports.uploadedAt), desc(registerImports.id))
		.limit(5)
}

/** An import of the actor's own; nobody else sees it. */
export async function importOf(actor: Actor, importId: string | undefined): Promise<ImportRow | null> {
	if (!importId) return null
	const [row] = await read
		.select(importColumns)
		.from(registerImports)
		.where(and(eq(registerImports.id, importId), eq(registerImports.uploadedBy, actor.personId)))
		.limit(1)
	return row ?? null
}
