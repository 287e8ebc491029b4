import { createHash } from 'node:crypto'
import { regions } from 'db/schema'
import type { Read } from 'db/store.server'
import { eq } from 'drizzle-orm'
import type { Actor } from '~/features/identity/types'
import type { RuleProfile } from '~/features/planning/votes/profile'
import { done, type Result, refused } from '~/platform/result'
import { shanghaiDay } from '~/platform/shanghai'
import { asRules, type TypedProfile } from './forms'
import { mayChange } from './may-change'
import { allVersions, widerRule } from './queries.server'
import { type Fault, looserClasses, type Version, whyNotProfile } from './rules'

export type ProfileInput = Omit<TypedProfile, 'intent' | 'previewed'>

export interface Planned extends Version {
	rules: RuleProfile
}

/** What the form asks for: a version to be written, what is wrong in it, and where it asks for less than the wider rule. */
export interface Checked {
	planned: Planned
	faults: Fault[]
	looser: { wider: RuleProfile; classes: string[] } | null
}

export type CheckRefusal =
	| 'profiles:refusal.no-such-profile'
	| 'profiles:refusal.changed-meanwhile'
	| 'profiles:refusal.not-yours'

async function pathOf(on: Pick<Read, 'select'>, code: string): Promise<string | null> {
	const [region] = await on
		.select({ path: regions.path, level: regions.level })
		.from(regions)
		.where(eq(regions.code, code))
		.limit(1)
	return region && region.level !== 'community' ? region.path : null
}

/** A locality's own first rule begins with another's; everything else is the next version of what is there. */
export async function checkProfile(
	on: Pick<Read, 'select'>,
	actor: Actor,
	input: ProfileInput,
	at: number,
): Promise<Result<Checked, CheckRefusal>> {
	const all = await allVersions(on)
	const base = all.find(({ id }) => id === input.baseId)
	if (!base) return refused('profiles:refusal.no-such-profile')
	const isOwn = input.regionCode !== undefined
	const regionPath = input.regionCode === undefined ? base.regionPath : await pathOf(on, input.regionCode)
	if (regionPath === null || !mayChange(actor, regionPath)) return refused('profiles:refusal.not-yours')
	const applies = isOwn ? (input.applies ?? 'by-itself') : base.applies
	const code = isOwn ? ownCode(input, applies) : base.code
	const versions = all.filter((each) => each.code === code)
	if (!isOwn && versions.at(-1)?.id !== base.id) return refused('profiles:refusal.changed-meanwhile')
	const { validFrom } = input
	const planned: Planned = {
		code,
		version: (versions.at(-1)?.version ?? 0) + 1,
		regionPath,
		applies,
		validFrom,
		validTo: input.validTo ?? null,
		rules: asRules(input),
	}
	const faults = whyNotProfile({
		...planned,
		today: shanghaiDay(at),
		// a first rule takes no other's place, not even that of the region's own
		base: isOwn ? { code: '', validTo: null, rules: base.rules } : base,
		beside: all.filter((each) => each.regionPath === regionPath),
	})
	const wider = widerRule(all, planned, validFrom)
	const classes = wider ? looserClasses(planned.rules, wider.rules).map(({ code: name }) => name) : []
	return done({ planned, faults, looser: wider && classes.length > 0 ? { wider: wider.rules, classes } : null })
}

/** A region has one code for what applies by itself; each rule for chosen votes has its own, the same at each try. */
function ownCode({ regionCode, requestKey }: ProfileInput, applies: Version['applies']): string {
	return applies === 'by-itself' ? `region-${regionCode}` : `chosen-${requestKey.toLowerCase()}`
}

/** Tells whether what is saved is what was previewed. */
export function previewMark({ code, version, regionPath, applies, validFrom, validTo, rules }: Planned): string {
	const content = JSON.stringify([code, version, regionPath, applies, validFrom, validTo, rules])
	return createHash('sha256').update(content).digest('hex').slice(0, 32)
}
