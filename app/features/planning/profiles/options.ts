import type { MatterClass, RuleProfile } from 'db/rule-profile'

/** The values that are one of few, with their choices in the order of the form. */
export const options = {
	silence: ['not-participating', 'deemed-majority'],
	conflict: ['electronic-stands', 'paper-stands', 'first-stands', 'last-stands'],
	parking: ['none', 'all', 'if-concerned'],
	revote: ['until-closing', 'never'],
	sale: ['frozen-owners', 'buyer-if-not-voted'],
	paper: ['open', 'sealed', 'none'],
} as const satisfies { [K in OptionName]: readonly RuleProfile[K][] }

export type OptionName = 'silence' | 'conflict' | 'parking' | 'revote' | 'sale' | 'paper'

export const classKinds = ['ordinary', 'special'] as const satisfies readonly MatterClass['kind'][]
export const approvalBounds = ['over', 'at-least'] as const satisfies readonly MatterClass['approvalBound'][]
export const approvalWholes = ['participants', 'all'] as const
export const applications = ['by-itself', 'when-chosen'] as const

export function isOption(name: string): name is OptionName {
	return Object.hasOwn(options, name)
}
