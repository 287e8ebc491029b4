import type { MatterClass, RuleProfile } from 'db/rule-profile'
import type { Day } from '~/platform/shanghai'

/** A version of a profile with its period. */
export interface Version {
	code: string
	version: number
	regionPath: string
	applies: 'by-itself' | 'when-chosen'
	validFrom: Day
	/** The last day; null without an end. */
	validTo: Day | null
}

/**
 * The version of each code in force that day: the highest that has begun, unless it has run out. A later version ends an earlier
 * one, so two never overlap; one that is replaced before its first day is never in force.
 */
export function versionsInForce<V extends Version>(versions: readonly V[], day: Day): V[] {
	const begun = new Map<string, V>()
	for (const each of versions) {
		if (each.validFrom > day) continue
		const known = begun.get(each.code)
		if (!known || known.version < each.version) begun.set(each.code, each)
	}
	return [...begun.values()].filter(({ validTo }) => validTo === null || validTo >= day)
}

/**
 * What an estate's vote may be announced under: the nearest region's own rule first (it displaces the wider ones, so nobody picks the
 * easier), then those for one kind of vote, the nearest first.
 */
export function profilesFor<V extends Version>(versions: readonly V[], regionPath: string, day: Day): V[] {
	const nearestFirst = versionsInForce(versions, day)
		.filter((each) => regionPath.startsWith(each.regionPath))
		.sort((a, b) => b.regionPath.length - a.regionPath.length || a.code.localeCompare(b.code))
	const standing = nearestFirst.find(({ applies }) => applies === 'by-itself')
	return [...(standing ? [standing] : []), ...nearestFirst.filter(({ applies }) => applies === 'when-chosen')]
}

/** Where a version stands on a day. 'replaced': a later version has begun or begins no later than this one. */
export type VersionState = 'coming' | 'in-force' | 'replaced' | 'ended'

export function versionState(own: Version, versions: readonly Version[], day: Day): VersionState {
	const later = versions.filter((each) => each.code === own.code && each.version > own.version)
	if (later.some((each) => each.validFrom <= day || each.validFrom <= own.validFrom)) return 'replaced'
	if (own.validTo !== null && own.validTo < day) return 'ended'
	return own.validFrom > day ? 'coming' : 'in-force'
}

/** The values of a profile that each need a source, in the order of the page. */
export const sourcedValues = [
	'matterClasses',
	'noticeDays',
	'windowMinimumDays',
	'windowMaximumDays',
	'extensions',
	'extensionDays',
	'postingDays',
	'effectDays',
	'silence',
	'conflict',
	'parking',
	'proxiesPerHolder',
	'revote',
	'sale',
	'paper',
	'remindersPerDay',
	'smallestGroup',
] as const

export type SourcedValue = (typeof sourcedValues)[number]

/** Least and most of each number. */
export const bounds = {
	noticeDays: [1, 90],
	windowMinimumDays: [1, 180],
	windowMaximumDays: [1, 180],
	extensions: [0, 5],
	extensionDays: [0, 90],
	postingDays: [1, 90],
	effectDays: [0, 180],
	proxiesPerHolder: [1, 1000],
	remindersPerDay: [0, 5],
	smallestGroup: [2, 50],
} as const satisfies Partial<Record<SourcedValue, readonly [number, number]>>

export type BoundedValue = keyof typeof bounds
const largestDenominator = 1000

export type ProfileRefusal =
	| 'profiles:refusal.no-classes'
	| 'profiles:refusal.class-twice'
	| 'profiles:refusal.fraction'
	| 'profiles:refusal.fraction-over-one'
	| 'profiles:refusal.approval-missing'
	| 'profiles:refusal.approval-minority'
	| 'profiles:refusal.out-of-bounds'
	| 'profiles:refusal.window-reversed'
	| 'profiles:refusal.extension-without-days'
	| 'profiles:refusal.no-source'
	| 'profiles:refusal.source-unchanged'
	| 'profiles:refusal.silence-source'
	| 'profiles:refusal.ends-before-it-begins'
	| 'profiles:refusal.begins-too-early'
	| 'profiles:refusal.overlaps'
	| 'profiles:refusal.nationwide-end'
	| 'profiles:refusal.nothing-changed'

/** What is wrong, and in which field of the form (conform's names) it is to be put right. */
export interface Fault {
	field: string
	error: ProfileRefusal
	facts?: Record<string, string | number>
}

function sensible([numerator, denominator]: readonly [number, number]): boolean {
	const whole = Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator)
	return whole && numerator > 0 && denominator > 0 && denominator <= largestDenominator && numerator <= denominator
}

function classFaults(own: MatterClass, index: number): Fault[] {
	const faults: Fault[] = []
	const at = (name: string) => `matterClasses[${index}].${name}`
	const { participation, approval, approvalBound } = own
	if (!sensible(participation)) faults.push({ field: at('participationNumerator'), error: 'profiles:refusal.fraction' })
	if (approval[0] === 0 && approval[1] === 0)
		faults.push({ field: at('approvalNumerator'), error: 'profiles:refusal.approval-missing' })
	else if (!sensible(approval)) faults.push({ field: at('approvalNumerator'), error: 'profiles:refusal.fraction' })
	else if (approval[0] * 2 < approval[1])
		faults.push({ field: at('approvalNumerator'), error: 'profiles:refusal.approval-minority' })
	else if (approvalBound === 'over' && approval[0] === approval[1])
		faults.push({ field: at('approvalNumerator'), error: 'profiles:refusal.fraction-over-one' })
	return faults
}

function classesFaults(classes: readonly MatterClass[]): Fault[] {
	if (classes.length === 0) return [{ field: 'matterClasses', error: 'profiles:refusal.no-classes' }]
	const twice = classes.flatMap((own, index) =>
		classes.findIndex((other) => other.code === own.code) < index
			? [{ field: `matterClasses[${index}].code`, error: 'profiles:refusal.class-twice' } as const]
			: [],
	)
	return [...classes.flatMap(classFaults), ...twice]
}

function isBounded(name: SourcedValue): name is BoundedValue {
	return Object.hasOwn(bounds, name)
}

function numberFaults(rules: RuleProfile): Fault[] {
	const faults: Fault[] = []
	for (const name of sourcedValues) {
		if (!isBounded(name)) continue
		const value = rules[name]
		if (value === null) continue
		const [min, max] = bounds[name]
		if (!Number.isSafeInteger(value) || value < min || value > max)
			faults.push({ field: name, error: 'profiles:refusal.out-of-bounds', facts: { min, max } })
	}
	if (rules.windowMinimumDays > rules.windowMaximumDays)
		faults.push({ field: 'windowMaximumDays', error: 'profiles:refusal.window-reversed' })
	if (rules.extensions > 0 && rules.extensionDays === 0)
		faults.push({ field: 'extensionDays', error: 'profiles:refusal.extension-without-days' })
	return faults
}

/** What the platform's own choices say as their source. */
export const ownChoice = '本平台'

/** Silence counts only by what owners agreed (Civil Code art. 140): the platform's word is no source for it. */
function sourceFaults(rules: RuleProfile, base: RuleProfile | null): Fault[] {
	const faults: Fault[] = []
	for (const name of sourcedValues) {
		const source = rules.sources[name]?.trim() ?? ''
		const field = `sources.${name}`
		if (source === '') faults.push({ field, error: 'profiles:refusal.no-source' })
		else if (base && changed(name, base, rules) && source === base.sources[name]?.trim())
			faults.push({ field, error: 'profiles:refusal.source-unchanged' })
		else if (name === 'silence' && rules.silence === 'deemed-majority' && source.includes(ownChoice))
			faults.push({ field, error: 'profiles:refusal.silence-source' })
	}
	return faults
}

/** Whether a value differs between two profiles; classes are compared as a whole. */
export function changed(name: SourcedValue, before: RuleProfile, after: RuleProfile): boolean {
	if (name !== 'matterClasses') return before[name] !== after[name]
	return JSON.stringify(before.matterClasses.map(asList)) !== JSON.stringify(after.matterClasses.map(asList))
}

function asList(own: MatterClass) {
	const { code, kind, nameZh, nameEn, participation, approval, approvalBound, approvalOf } = own
	return [code, kind, nameZh, nameEn, participation, approval, approvalBound, approvalOf ?? 'participants']
}

export interface ProfileChange {
	rules: RuleProfile
	regionPath: string
	applies: Version['applies']
	validFrom: Day
	validTo: Day | null
	today: Day
	/** The version that is changed; none for a locality's first rule. */
	base: { code: string; validTo: Day | null; rules: RuleProfile } | null
	/** Versions of all profiles of this very region. */
	beside: readonly Version[]
}

/** A region has one rule that applies by itself at a time; a later version of the same one takes its place. */
function overlaps({ applies, validFrom, validTo, base, beside, regionPath }: ProfileChange): boolean {
	if (applies === 'when-chosen') return false
	return beside.some(
		(each) =>
			each.applies === 'by-itself' &&
			each.regionPath === regionPath &&
			each.code !== base?.code &&
			(each.validTo === null || each.validTo >= validFrom) &&
			(validTo === null || each.validFrom <= validTo) &&
			versionState(each, beside, validFrom) !== 'replaced',
	)
}

function periodFaults(change: ProfileChange): Fault[] {
	const { regionPath, validFrom, validTo, today } = change
	const faults: Fault[] = []
	if (validFrom <= today) faults.push({ field: 'validFrom', error: 'profiles:refusal.begins-too-early' })
	else if (overlaps(change)) faults.push({ field: 'validFrom', error: 'profiles:refusal.overlaps' })
	if (validTo !== null && validTo <= validFrom)
		faults.push({ field: 'validTo', error: 'profiles:refusal.ends-before-it-begins' })
	if (validTo !== null && regionPath === '') faults.push({ field: 'validTo', error: 'profiles:refusal.nationwide-end' })
	return faults
}

function sameRules(before: RuleProfile, after: RuleProfile): boolean {
	return (
		sourcedValues.every(
			(name) => !changed(name, before, after) && before.sources[name]?.trim() === after.sources[name]?.trim(),
		) &&
		before.nameZh === after.nameZh &&
		before.nameEn === after.nameEn &&
		(before.noteZh ?? '') === (after.noteZh ?? '') &&
		(before.noteEn ?? '') === (after.noteEn ?? '')
	)
}

/** Everything that keeps a profile from being saved like this; none when it may be. */
export function whyNotProfile(change: ProfileChange): Fault[] {
	const { rules, base } = change
	const faults = [
		...classesFaults(rules.matterClasses),
		...numberFaults(rules),
		...sourceFaults(rules, base?.rules ?? null),
		...periodFaults(change),
	]
	if (faults.length === 0 && base && change.validTo === base.validTo && sameRules(base.rules, rules))
		return [{ field: '', error: 'profiles:refusal.nothing-changed' }]
	return faults
}

/** Where a class of matters asks for less than the wider rule does. Said as a warning: a later law may lower it. */
export function looserClasses(rules: RuleProfile, wider: RuleProfile): MatterClass[] {
	const least = (kind: MatterClass['kind']) => wider.matterClasses.filter((own) => own.kind === kind)
	return rules.matterClasses.filter((own) => {
		const same = wider.matterClasses.filter(({ code }) => code === own.code)
		const against = same.length > 0 ? same : least(own.kind).slice(0, 1)
		return against.some((law) => isLess(own.participation, law.participation) || easierApproval(own, law))
	})
}

function isLess(a: readonly [number, number], b: readonly [number, number]): boolean {
	return a[0] * b[1] < b[0] * a[1]
}

/** The share of all that must approve at the least: of all, or of the fewest who may take part. */
function leastSupport({ participation, approval, approvalOf }: MatterClass): readonly [number, number] {
	return approvalOf === 'all' ? approval : [participation[0] * approval[0], participation[1] * approval[1]]
}

function easierApproval(own: MatterClass, law: MatterClass): boolean {
	const alike = (own.approvalOf ?? 'participants') === (law.approvalOf ?? 'participants')
	const [mine, theirs] = alike ? [own.approval, law.approval] : [leastSupport(own), leastSupport(law)]
	if (isLess(mine, theirs)) return true
	return alike && !isLess(theirs, mine) && own.approvalBound === 'at-least' && law.approvalBound === 'over'
}
