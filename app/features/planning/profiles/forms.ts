import { z } from 'zod'
import type { MatterClass, RuleProfile } from '~/features/planning/votes/profile'
import { day, id, requestKey, text, wholeNumber } from '~/platform/fields'
import { applications, approvalBounds, approvalWholes, classKinds, options } from './options'

export const mostClasses = 30

/** What a number may be in this place is the rules' to say; here it is only a whole one. */
const count = wholeNumber({ max: 1_000_000 })
const source = text({ max: 400 }).optional()

const matterClass = z.strictObject({
	code: z.string({ error: 'common:error.required' }).regex(/^[\w-]{1,40}$/, 'common:error.invalid'),
	kind: z.enum(classKinds),
	nameZh: text({ max: 60 }),
	nameEn: text({ max: 120 }),
	participationNumerator: count,
	participationDenominator: count,
	approvalNumerator: count,
	approvalDenominator: count,
	approvalBound: z.enum(approvalBounds),
	approvalOf: z.enum(approvalWholes),
})

export const profileForm = z.strictObject({
	/** `save` wants what was previewed. */
	intent: z.enum(['preview', 'save']),
	previewed: z.string().max(64).optional(),
	requestKey,
	/** The version that the form began with. */
	baseId: id,
	/** Of a locality's own first rule. */
	regionCode: z
		.string()
		.regex(/^\d{2,12}$/, 'common:error.invalid')
		.optional(),
	applies: z.enum(applications).optional(),
	nameZh: text({ max: 40 }),
	nameEn: text({ max: 80 }),
	validFrom: day,
	validTo: day.optional(),
	matterClasses: z
		.array(matterClass)
		.min(1, 'profiles:refusal.no-classes')
		.max(mostClasses, 'profiles:error.too-many-classes'),
	noticeDays: count,
	windowMinimumDays: count,
	windowMaximumDays: count,
	extensions: count,
	extensionDays: count,
	postingDays: count,
	effectDays: count,
	silence: z.enum(options.silence),
	conflict: z.enum(options.conflict),
	parking: z.enum(options.parking),
	proxiesPerHolder: count.optional(),
	revote: z.enum(options.revote),
	sale: z.enum(options.sale),
	paper: z.enum(options.paper),
	remindersPerDay: count,
	smallestGroup: count,
	sources: z
		.strictObject({
			matterClasses: source,
			noticeDays: source,
			windowMinimumDays: source,
			windowMaximumDays: source,
			extensions: source,
			extensionDays: source,
			postingDays: source,
			effectDays: source,
			silence: source,
			conflict: source,
			parking: source,
			proxiesPerHolder: source,
			revote: source,
			sale: source,
			paper: source,
			remindersPerDay: source,
			smallestGroup: source,
		})
		.default({}),
	noteZh: text({ max: 1000 }).optional(),
	noteEn: text({ max: 2000 }).optional(),
})

export type TypedProfile = z.output<typeof profileForm>

function asClass(typed: TypedProfile['matterClasses'][number]): MatterClass {
	const { participationNumerator, participationDenominator, approvalNumerator, approvalDenominator, ...rest } = typed
	const { approvalOf, ...own } = rest
	return {
		...own,
		participation: [participationNumerator, participationDenominator],
		approval: [approvalNumerator, approvalDenominator],
		...(approvalOf === 'all' ? { approvalOf } : {}),
	}
}

/** The rules that a filled form means. */
export function asRules(typed: Omit<TypedProfile, 'intent' | 'previewed'>): RuleProfile {
	const { matterClasses, proxiesPerHolder, sources, noteZh, noteEn } = typed
	const { noticeDays, windowMinimumDays, windowMaximumDays, extensions, extensionDays, postingDays } = typed
	const { effectDays, silence, conflict, parking, revote, sale, paper, remindersPerDay, smallestGroup } = typed
	const named = Object.entries(sources).flatMap(([name, value]) => (value ? [[name, value] as const] : []))
	return {
		nameZh: typed.nameZh,
		nameEn: typed.nameEn,
		matterClasses: matterClasses.map(asClass),
		noticeDays,
		windowMinimumDays,
		windowMaximumDays,
		extensions,
		extensionDays,
		postingDays,
		effectDays,
		silence,
		conflict,
		parking,
		proxiesPerHolder: proxiesPerHolder ?? null,
		revote,
		sale,
		paper,
		remindersPerDay,
		smallestGroup,
		sources: Object.fromEntries(named),
		...(noteZh ? { noteZh } : {}),
		...(noteEn ? { noteEn } : {}),
	}
}

const typedNumber = (value: number | null) => (value === null ? '' : String(value))

/** What the fields begin with. */
export function asFields(rules: RuleProfile) {
	const { nameZh, nameEn, noteZh, noteEn, silence, conflict, parking, revote, sale, paper, sources } = rules
	return {
		nameZh,
		nameEn,
		noteZh,
		noteEn,
		silence,
		conflict,
		parking,
		revote,
		sale,
		paper,
		sources: { ...sources },
		noticeDays: typedNumber(rules.noticeDays),
		windowMinimumDays: typedNumber(rules.windowMinimumDays),
		windowMaximumDays: typedNumber(rules.windowMaximumDays),
		extensions: typedNumber(rules.extensions),
		extensionDays: typedNumber(rules.extensionDays),
		postingDays: typedNumber(rules.postingDays),
		effectDays: typedNumber(rules.effectDays),
		proxiesPerHolder: typedNumber(rules.proxiesPerHolder),
		remindersPerDay: typedNumber(rules.remindersPerDay),
		smallestGroup: typedNumber(rules.smallestGroup),
		matterClasses: rules.matterClasses.map(({ participation, approval, approvalOf, ...own }) => ({
			...own,
			participationNumerator: typedNumber(participation[0]),
			participationDenominator: typedNumber(participation[1]),
			approvalNumerator: typedNumber(approval[0]),
			approvalDenominator: typedNumber(approval[1]),
			approvalOf: approvalOf ?? 'participants',
		})),
	}
}
