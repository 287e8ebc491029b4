import { people, regions, ruleProfiles, votes } from 'db/schema'
import { type Read, read } from 'db/store.server'
import { and, asc, count, eq, inArray, ne } from 'drizzle-orm'
import { nationalName } from '~/features/estates/load-regions.server'
import { regionPathsFor } from '~/features/identity/access'
import type { Actor } from '~/features/identity/types'
import { withinRegions } from '~/features/identity/within-regions.server'
import type { RuleProfile } from '~/features/planning/votes/profile'
import type { Day } from '~/platform/shanghai'
import { mayChange } from './may-change'
import { profilesFor, type Version, type VersionState, versionState } from './rules'

export interface StoredVersion extends Version {
	id: string
	rules: RuleProfile
	createdBy: string | null
	createdAt: number
}

/** All versions there are: some for each locality of the portal. */
export async function allVersions(on: Pick<Read, 'select'> = read): Promise<StoredVersion[]> {
	return on
		.select()
		.from(ruleProfiles)
		.orderBy(asc(ruleProfiles.regionPath), asc(ruleProfiles.code), asc(ruleProfiles.version))
}

/** Names of the regions of these paths, '' left out. */
async function regionNames(paths: readonly string[]): Promise<Map<string, string>> {
	const asked = [...new Set(paths)].filter((path) => path !== '')
	if (asked.length === 0) return new Map()
	const rows = await read
		.select({ path: regions.path, name: regions.name })
		.from(regions)
		.where(inArray(regions.path, asked))
	const names = new Map(rows.map(({ path, name }) => [path, name]))
	for (const path of asked) {
		if (names.has(path)) continue
		const code = path.split('/').at(-2) ?? ''
		names.set(path, (await nationalName(code)) ?? code)
	}
	return names
}

export interface ListedVersion {
	id: string
	version: number
	validFrom: Day
	validTo: Day | null
	state: VersionState
}

export interface ListedProfile {
	code: string
	nameZh: string
	nameEn: string
	applies: Version['applies']
	/** Null for the whole country. */
	region: string | null
	/** The version in force, else the newest. */
	shownId: string
	versions: ListedVersion[]
	mayChange: boolean
}

function groupsOf(versions: readonly StoredVersion[]): StoredVersion[][] {
	const groups = new Map<string, StoredVersion[]>()
	for (const each of versions) groups.set(each.code, [...(groups.get(each.code) ?? []), each])
	return [...groups.values()]
}

function listed(own: StoredVersion, all: readonly StoredVersion[], day: Day): ListedVersion {
	const { id, version, validFrom, validTo } = own
	return { id, version, validFrom, validTo, state: versionState(own, all, day) }
}

/** The rules of all localities, from the whole country down, each with its versions, the newest first. */
export async function listProfiles(actor: Actor | null, day: Day): Promise<ListedProfile[]> {
	const all = await allVersions()
	const names = await regionNames(all.map(({ regionPath }) => regionPath))
	return groupsOf(all).flatMap((group) => {
		const newestFirst = group.toReversed()
		const shown = newestFirst.find((each) => versionState(each, group, day) === 'in-force') ?? newestFirst[0]
		if (!shown) return []
		return {
			code: shown.code,
			nameZh: shown.rules.nameZh,
			nameEn: shown.rules.nameEn,
			applies: shown.applies,
			region: names.get(shown.regionPath) ?? null,
			shownId: shown.id,
			versions: newestFirst.map((each) => listed(each, group, day)),
			mayChange: mayChange(actor, shown.regionPath),
		}
	})
}

/** One version with all that its page shows; null when there is none. */
export async function profilePage(profileId: string, day: Day) {
	const all = await allVersions()
	const own = all.find(({ id }) => id === profileId)
	if (!own) return null
	const group = all.filter(({ code }) => code === own.code)
	const [names, [used], [author]] = await Promise.all([
		regionNames([own.regionPath]),
		read.select({ votes: count() }).from(votes).where(eq(votes.profileId, own.id)),
		own.createdBy === null
			? []
			: read.select({ name: people.displayName }).from(people).where(eq(people.id, own.createdBy)),
	])
	return {
		profile: own,
		state: versionState(own, group, day),
		versions: group.toReversed().map((each) => listed(each, group, day)),
		newestId: group.at(-1)?.id ?? own.id,
		region: names.get(own.regionPath) ?? null,
		votes: used?.votes ?? 0,
		author: author?.name ?? null,
	}
}

/** The rule that reaches this region from outside: what a narrower one may not be easier than. */
export function widerRule(all: readonly StoredVersion[], own: Pick<Version, 'code' | 'regionPath'>, day: Day) {
	const others = all.filter(({ code, regionPath }) => code !== own.code && regionPath !== own.regionPath)
	const [wider] = profilesFor(others, own.regionPath, day)
	return wider?.applies === 'by-itself' ? wider : null
}

/** The regions for which the actor may set up a rule: streets and wider. */
export async function regionsToRule(actor: Actor) {
	return read
		.select({ code: regions.code, name: regions.name, path: regions.path })
		.from(regions)
		.where(and(withinRegions(regions.path, regionPathsFor(actor, 'manage-profiles')), ne(regions.level, 'community')))
		.orderBy(asc(regions.path))
		.limit(500)
}
