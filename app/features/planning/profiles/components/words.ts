import type { TFunction } from 'i18next'
import { fractionText } from '~/features/planning/votes/components/words'
import type { MatterClass, RuleProfile } from '~/features/planning/votes/profile'
import { isOption } from '../options'
import type { SourcedValue } from '../rules'

export function profileName(lng: string, rules: { nameZh: string; nameEn: string }): string {
	return lng === 'en' ? rules.nameEn : rules.nameZh
}

/** A value as a sentence, e.g. “公告贴出满 15 天，才能开始投票”. */
export function valueText(t: TFunction, name: Exclude<SourcedValue, 'matterClasses'>, rules: RuleProfile): string {
	if (isOption(name)) return t(`profiles:words.${name}.${rules[name]}`)
	const count = rules[name]
	return count === null ? t(`profiles:words.${name}-none`) : t(`profiles:words.${name}`, { count })
}

export function participationText(t: TFunction, { participation }: MatterClass): string {
	return t('profiles:words.participation', { fraction: fractionText(t, participation) })
}

export function approvalText(t: TFunction, { approval, approvalBound, approvalOf }: MatterClass): string {
	return t(`profiles:words.approval-${approvalOf ?? 'participants'}`, {
		share: t(`votes:matter.${approvalBound}`, { fraction: fractionText(t, approval) }),
	})
}
