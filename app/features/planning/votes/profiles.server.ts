import { sql } from 'db/dialect'
import { ruleProfiles } from 'db/schema'
import { preparedRead, type Read, read } from 'db/store.server'
import { eq, lte } from 'drizzle-orm'
import { profilesFor as chooseFrom, type Version } from '~/features/planning/profiles/rules'
import type { Day } from '~/platform/shanghai'
import type { RuleProfile } from './profile'

export interface ProfileInForce extends Version {
	id: string
	rules: RuleProfile
}

/**
 * What a vote in this region may be announced under that day: first the rule that applies by itself (of the nearest region that has
 * one; the national one reaches everywhere), then those an officer chooses for one kind of vote, e.g. a lift. One query.
 */
export async function profilesInForce(
	db: Pick<Read, 'select'>,
	regionPath: string,
	day: Day,
): Promise<[ProfileInForce, ...ProfileInForce[]]> {
	const begun = await db
		.select({
			id: ruleProfiles.id,
			code: ruleProfiles.code,
			version: ruleProfiles.version,
			regionPath: ruleProfiles.regionPath,
			applies: ruleProfiles.applies,
			validFrom: ruleProfiles.validFrom,
			validTo: ruleProfiles.validTo,
			rules: ruleProfiles.rules,
		})
		.from(ruleProfiles)
		.where(lte(ruleProfiles.validFrom, day))
	const [first, ...others] = chooseFrom(begun, regionPath, day)
	if (first?.applies !== 'by-itself') throw new Error(`No rule profile is in force for ${regionPath} on ${day}`)
	return [first, ...others]
}

/** The same for an estate. */
export function profilesFor(estate: { regionPath: string }, day: Day): Promise<[ProfileInForce, ...ProfileInForce[]]> {
	return profilesInForce(read, estate.regionPath, day)
}

/** The rule that applies by itself. */
export async function profileInForce(db: Pick<Read, 'select'>, regionPath: string, day: Day): Promise<ProfileInForce> {
	const [nearest] = await profilesInForce(db, regionPath, day)
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
