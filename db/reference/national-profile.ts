import type { MatterClass, RuleProfile } from '../rule-profile'

function matter(code: string, kind: MatterClass['kind'], nameZh: string, nameEn: string): MatterClass {
	return kind === 'special'
		? { code, kind, nameZh, nameEn, participation: [2, 3], approval: [3, 4], approvalBound: 'at-least' }
		: { code, kind, nameZh, nameEn, participation: [2, 3], approval: [1, 2], approvalBound: 'over' }
}

/** The national rule: Civil Code art. 278 with art. 1259 (以上 includes the number), and the periods that hold where a locality sets none. */
export const nationalProfile: RuleProfile = {
	nameZh: '全国通用规则',
	nameEn: 'National rule',
	matterClasses: [
		matter('assembly-rules', 'ordinary', '制定和修改业主大会议事规则', 'Rules of procedure of the owners’ assembly'),
		matter('covenant', 'ordinary', '制定和修改管理规约', 'Management covenant'),
		matter(
			'committee',
			'ordinary',
			'选举业主委员会或者更换业主委员会成员',
			'Electing or replacing the owners’ committee',
		),
		matter('manager', 'ordinary', '选聘和解聘物业服务企业或者其他管理人', 'Hiring or dismissing the property manager'),
		matter('use-repair-fund', 'ordinary', '使用建筑物及其附属设施的维修资金', 'Using the repair fund'),
		matter('raise-repair-fund', 'special', '筹集建筑物及其附属设施的维修资金', 'Raising the repair fund'),
		matter(
			'rebuild',
			'special',
			'改建、重建建筑物及其附属设施',
			'Altering or rebuilding the building and its facilities',
		),
		matter(
			'change-common-use',
			'special',
			'改变共有部分的用途或者利用共有部分从事经营活动',
			'Changing the use of common parts or doing business with them',
		),
		matter(
			'other',
			'ordinary',
			'有关共有和共同管理权利的其他重大事项',
			'Other major matters of common ownership and management',
		),
	],
	noticeDays: 15,
	windowMinimumDays: 5,
	windowMaximumDays: 60,
	extensions: 1,
	extensionDays: 30,
	postingDays: 3,
	effectDays: 0,
	silence: 'not-participating',
	conflict: 'electronic-stands',
	parking: 'if-concerned',
	proxiesPerHolder: null,
	revote: 'until-closing',
	sale: 'frozen-owners',
	paper: 'open',
	remindersPerDay: 1,
	smallestGroup: 5,
	sources: {
		matterClasses: '《中华人民共和国民法典》第二百七十八条、第一千二百五十九条',
		noticeDays: '《物业管理条例》第十四条',
		windowMinimumDays: '《杭州市物业管理条例》第二十条（各地未规定时参照）',
		windowMaximumDays: '《杭州市物业管理条例》第二十条（各地未规定时参照）',
		extensions: '本平台默认：全国没有统一规定',
		extensionDays: '本平台默认：全国没有统一规定',
		postingDays:
			'《青岛市物业管理条例》第九十二条（各地未规定时参照）；期限的计算依《中华人民共和国民法典》第二百零一条、第二百零三条',
		effectDays: '本平台默认：公布结果时生效',
		silence:
			'《中华人民共和国民法典》第二百七十八条（“参与表决”）、第一百四十条（沉默只在法律规定、约定或习惯时算作意思表示）',
		conflict: '本平台默认：全国没有统一规定',
		parking: '本平台默认：全国没有统一规定（法释〔2020〕17号修正的建筑物区分所有权解释第二条把车位列为可能的专有部分）',
		proxiesPerHolder: '《中华人民共和国民法典》第一百六十五条（全国不限人数）',
		revote: '本平台默认：全国没有统一规定',
		sale: '本平台默认：按开始表决时的产权人',
		paper: '《杭州市物业管理条例》第二十条（业主要求时提供纸质票，各地未规定时参照）；登记方式为本平台默认',
		remindersPerDay: '本平台默认',
		smallestGroup: '本平台默认：少于此数的分组不公布，以免推知个人选择',
	},
}
