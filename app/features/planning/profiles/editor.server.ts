import { read } from 'db/store.server'
import type { Actor } from '~/features/identity/types'
import { newId } from '~/platform/id'
import { message } from '~/platform/message'
import { done, type Result } from '~/platform/result'
import { addDays, shanghaiDay } from '~/platform/shanghai'
import { type CheckRefusal, checkProfile, type ProfileInput, previewMark } from './check-profile.server'
import { asFields } from './forms'
import { mayChange } from './may-change'
import { type Preview, previewProfile } from './preview.server'
import { allVersions, regionsToRule } from './queries.server'
import type { Fault } from './rules'

/** What the form begins with: the newest version of this rule, or, of another locality, a first rule of the actor's own. */
export async function editorPage(actor: Actor, profileId: string, at: number) {
	const all = await allVersions()
	const asked = all.find(({ id }) => id === profileId)
	const base = all.findLast(({ code }) => code === asked?.code)
	if (!base) return null
	const isOwn = !mayChange(actor, base.regionPath)
	const fields = asFields(base.rules)
	return {
		baseId: base.id,
		base: { nameZh: base.rules.nameZh, nameEn: base.rules.nameEn },
		requestKey: newId(),
		tomorrow: addDays(shanghaiDay(at), 1),
		regions: isOwn ? await regionsToRule(actor) : null,
		// a rule of one's own has a name of its own
		fields: isOwn ? { ...fields, nameZh: '', nameEn: '' } : fields,
	}
}

export interface Review {
	/** By field, in conform's names; null when nothing is wrong. */
	fieldErrors: Record<string, string[]> | null
	preview: Preview
	/** Names of the classes that ask for less than the wider rule. */
	looser: string[] | null
	mark: string
}

function byField(faults: readonly Fault[]): Record<string, string[]> | null {
	if (faults.length === 0) return null
	const errors: Record<string, string[]> = {}
	for (const { field, error, facts } of faults) errors[field] = [...(errors[field] ?? []), message(error, facts)]
	return errors
}

/** Everything that is wrong with a filled form, or what it would have made of closed votes. Nothing is written. */
export async function reviewProfile(
	actor: Actor,
	input: ProfileInput,
	lng: string,
	at: number,
): Promise<Result<Review, CheckRefusal>> {
	const checked = await checkProfile(read, actor, input, at)
	if (!checked.ok) return checked
	const { planned, faults, looser } = checked.value
	const { rules } = planned
	const names = looser?.classes.map((code) => {
		const own = rules.matterClasses.find((each) => each.code === code)
		return (lng === 'en' ? own?.nameEn : own?.nameZh) ?? code
	})
	return done({
		fieldErrors: byField(faults),
		preview: faults.length > 0 ? { votes: [], more: false } : await previewProfile(actor, planned.regionPath, rules),
		looser: names ?? null,
		mark: previewMark(planned),
	})
}
