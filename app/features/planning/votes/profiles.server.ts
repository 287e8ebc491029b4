import { sql } from 'db/dialect'
import { ruleProfiles } from 'db/schema'
import { preparedRead, type Read, read } from 'db/store.server'
import { and, eq, gte, isNull, lte, or } from 'drizzle-orm'
import type { Day } from '~/platform/shanghai'
import type { RuleProfile } from './profile'

export interface ProfileInForce {
	id: string
	code: string
	version: number
	rules: RuleProfile
}

/** The profile of the nearest region above the estate that is valid on that day; the national one reaches everywhere. */
export async function profileInForce(db: Pick<Read, 'select'>, regionPath: string, day: Day): Promise<ProfileInForce> {
	const valid = await db
		.select({
			id: ruleProfiles.id,
			code: ruleProfiles.code,
			version: ruleProfiles.version,
			regionPath: ruleProfiles.regionPath,
			rules: ruleProfiles.rules,
		})
		.from(ruleProfiles)
		.where(and(lte(ruleProfiles.validFrom, day), or(isNull(ruleProfiles.validTo), gte(ruleProfiles.validTo, day))))
	const [nearest] = valid
		.filter((profile) => regionPath.startsWith(profile.regionPath))
		.sort((a, b) => b.regionPath.length - a.regionPath.length || b.version - a.version)
	if (!nearest) throw new Error(`No rule profile is in force for ${regionPath} on ${day}`)
	return nearest
}

const profileRow = preparedRead((db) =>
	db
		.select({ rules: ruleProfiles.rules })
		.from(ruleProfiles)
		.where(eq(ruleProfiles.id, sql.placeholder('id')))
		.limit(1),
)

/** A profile never changes once it has been used: a change is a new version with a new id. */
const known = new Map<string, RuleProfile>()

export async function profileById(id: string): Promise<RuleProfile> {
	const kept = known.get(id)
	if (kept) return kept
	const [row] = await profileRow(read, { id })
	if (!row) throw new Error(`No rule profile ${id}`)
	known.set(id, row.rules)
	return row.rules
}
