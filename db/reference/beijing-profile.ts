import type { RuleProfile } from '../rule-profile'
import { nationalProfile } from './national-profile'

const electronicVoting = '北京业主电子投票办法的公开问答（二手资料：https://m.idongdong.com/article/428.html）'

/** 北京: the municipality's own system carries its votes; once cast is cast. */
export const beijingProfile: RuleProfile = {
	...nationalProfile,
	nameZh: '北京市规则',
	nameEn: 'Beijing rule',
	noticeDays: 15,
	postingDays: 3,
	conflict: 'first-stands',
	revote: 'never',
	sale: 'buyer-if-not-voted',
	sources: {
		...nationalProfile.sources,
		noticeDays: '《北京市物业管理条例》第三十五条',
		postingDays: '《北京市物业管理条例》第三十七条（三日内公布结果；公示天数按此设定）',
		conflict: `${electronicVoting}：一个投票期内只投一次，先投的有效`,
		revote: `${electronicVoting}：不能重投`,
		sale: `${electronicVoting}：原业主已投的票有效，未投的由新业主投`,
	},
	noteZh:
		'《北京市物业管理条例》第三十五条要求通过市住房和城乡建设主管部门建立的电子投票系统表决。本平台未与该系统对接时，在这里的表决只作征询，正式结果以该系统为准；也可以把该系统的选票文件导入本平台。',
	noteEn:
		'Article 35 of the Beijing ordinance asks for the electronic voting system of the municipal housing authority. Unless this portal is joined to it, a vote here is a consultation and that system gives the official result; its file of ballots can also be imported here.',
}
