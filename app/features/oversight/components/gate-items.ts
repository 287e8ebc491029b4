import type { TFunction } from 'i18next'
import { paths } from '~/paths'
import type { GateItem } from '~/ui'
import type { GateRule, RuleLine } from '../rules'

const where: Record<GateRule, (estateId: string) => string> = {
	'register-complete': paths.register,
	'plan-published': paths.plan,
	'notice-kept': paths.votes,
	'vote-passed': paths.votes,
}

/** The rules as the gate list shows them; `withLinks` for those who can mend what is missing. */
export function gateItems(t: TFunction, estateId: string, lines: readonly RuleLine[], withLinks: boolean): GateItem[] {
	return lines.map((line) => ({
		key: line.rule,
		state: line.state,
		text: t(`oversight:rule.${line.rule}.name`),
		fact: t(`oversight:rule.${line.rule}.${line.fact}`, line.facts),
		...(withLinks && line.state !== 'met'
			? { link: { to: where[line.rule](estateId), label: t(`oversight:rule.${line.rule}.mend`) } }
			: {}),
	}))
}
