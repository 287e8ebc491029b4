import type { RuleProfile } from '../rule-profile'
import { nationalProfile } from './national-profile'

/** 杭州: electronic by default, on paper for who asks for it. */
export const hangzhouProfile: RuleProfile = {
	...nationalProfile,
	nameZh: '杭州市规则',
	nameEn: 'Hangzhou rule',
	noticeDays: 15,
	windowMinimumDays: 5,
	windowMaximumDays: 60,
	paper: 'open',
	sources: {
		...nationalProfile.sources,
		noticeDays: '《杭州市物业管理条例》第十九条',
		windowMinimumDays: '《杭州市物业管理条例》第二十条',
		windowMaximumDays: '《杭州市物业管理条例》第二十条',
		paper: '《杭州市物业管理条例》第二十条（以电子投票为主，业主要求纸质方式的应当提供）；登记方式为本平台默认',
	},
	noteZh: '业主大会临时会议提前七日通知即可（《杭州市物业管理条例》第十九条）；本规则按定期会议的十五日设定。',
	noteEn:
		'For an interim meeting a notice of seven days is enough (Hangzhou ordinance, article 19); this rule keeps the fifteen days of a regular one.',
}
