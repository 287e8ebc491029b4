import type { RuleProfile } from 'db/rule-profile'
import type { ProfileInput } from '~/features/planning/profiles/check-profile.server'
import { asFields, profileForm } from '~/features/planning/profiles/forms'
import { nationalProfile } from '~/features/planning/votes/national-profile'
import { newId } from '~/platform/id'

export const ownSource = '本区规定第一条'

/** A county's own rule that begins with the national one and changes these values, each with a source. */
export function profileInput(rules: Partial<RuleProfile> = {}, change: Partial<ProfileInput> = {}): ProfileInput {
	const sources = { ...nationalProfile.sources }
	for (const name of Object.keys(rules)) if (name in sources) sources[name] = ownSource
	const edited = { ...nationalProfile, nameZh: '武侯区规则', nameEn: 'Wuhou rule', sources, ...rules }
	const {
		intent: _,
		previewed: __,
		...input
	} = profileForm.parse({
		...asFields(edited),
		proxiesPerHolder: edited.proxiesPerHolder === null ? undefined : String(edited.proxiesPerHolder),
		intent: 'save',
		requestKey: newId(),
		baseId: 'national-1',
		regionCode: '510107',
		validFrom: '2026-12-01',
	})
	return { ...input, ...change }
}

/** The next version of a profile: no region is chosen for it. */
export function nextVersion(baseId: string, rules: Partial<RuleProfile>, validFrom = '2027-01-01'): ProfileInput {
	const { regionCode: _, applies: __, ...input } = profileInput(rules, { baseId, validFrom })
	return input
}
