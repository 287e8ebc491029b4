import { newId } from '~/platform/id'
import { addDays, shanghaiDay } from '~/platform/shanghai'
import { whyNotExtendNow, windowDays } from './extension-rules'
import type { RuleProfile } from './profile'
import { profileById } from './profiles.server'
import type { VoteFacts } from './queries.server'

/** The last day to which the vote may be extended now. */
function furthestDay(vote: VoteFacts, rules: RuleProfile): string {
	const last = shanghaiDay(vote.closesAt - 1)
	const left = rules.windowMaximumDays - windowDays(vote.opensAt, vote.closesAt)
	return addDays(last, Math.min(rules.extensionDays, left))
}

/** What the officer may do with the vote at this moment. */
export async function officePage(vote: VoteFacts, at: number) {
	const rules = await profileById(vote.profileId)
	const whyNot = whyNotExtendNow(vote, rules, at)
	const last = shanghaiDay(vote.closesAt - 1)
	const [first, most] = [addDays(last, 1), furthestDay(vote, rules)]
	return {
		requestKey: newId(),
		mayCancel: ['notice', 'refused', 'open', 'extended'].includes(vote.stage),
		extension:
			whyNot === null && first <= most
				? { first, last: most, left: rules.extensions - vote.extensions, days: rules.extensionDays }
				: null,
	}
}

export type OfficePage = Awaited<ReturnType<typeof officePage>>
