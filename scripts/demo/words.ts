import type { Fund } from '~/features/planning/plans/types'

export interface ItemWords {
	classCode: 'basic' | 'improving' | 'enhancing'
	name: string
	description: string
	/** Cost in 分 for one household; the item's cost is this times the households. */
	perHouseholdFen: number
	/** Who pays, in hundredths; they sum to 100, the first source takes what rounding leaves. */
	funds: readonly (readonly [source: string, hundredths: number])[]
	/** Of what the voters decide when the item is voted. */
	matterClass: string
	/** The colours of its drawing. */
	picture: 'roof' | 'pipes' | 'lift' | 'shed' | 'light' | 'ramp'
}

export const items: readonly ItemWords[] = [
	{
		classCode: 'basic',
		name: '屋面防水与落水管更换',
		description: '拆除老化卷材，重做防水和保温层，更换全部落水管。顶楼住户优先施工，雨季前完工。',
		perHouseholdFen: 517_400,
		funds: [
			['central', 50],
			['county', 40],
			['repair-fund', 10],
		],
		matterClass: 'use-repair-fund',
		picture: 'roof',
	},
	{
		classCode: 'basic',
		name: '雨污分流与化粪池改造',
		description: '院内雨水、污水管分开，清掏并改造化粪池，一次开挖，水、电、气、通信管线同时入地。',
		perHouseholdFen: 642_100,
		funds: [
			['central', 60],
			['county', 30],
			['utility', 10],
		],
		matterClass: 'other',
		picture: 'pipes',
	},
	{
		classCode: 'basic',
		name: '楼道照明与消防设施',
		description: '更换声控灯和楼道电线，补齐灭火器与消火栓，清理楼道杂物。',
		perHouseholdFen: 98_700,
		funds: [['county', 100]],
		matterClass: 'other',
		picture: 'light',
	},
	{
		classCode: 'improving',
		name: '非机动车棚与充电桩',
		description: '在院北侧空地新建车棚，设 40 个充电口，刷卡计费，电费按民用电价公示。',
		perHouseholdFen: 130_500,
		funds: [
			['county', 60],
			['social', 40],
		],
		matterClass: 'change-common-use',
		picture: 'shed',
	},
	{
		classCode: 'improving',
		name: '无障碍坡道与扶手',
		description: '每个单元门口设坡道和双侧扶手，楼梯转角加装折叠座椅。',
		perHouseholdFen: 76_300,
		funds: [
			['county', 80],
			['public-income', 20],
		],
		matterClass: 'rebuild',
		picture: 'ramp',
	},
	{
		classCode: 'enhancing',
		name: '邻里活动室',
		description: '把原锅炉房改为活动室，白天由社区助老员值守，晚上开放给居民议事。',
		perHouseholdFen: 112_800,
		funds: [
			['county', 50],
			['former-owner', 50],
		],
		matterClass: 'change-common-use',
		picture: 'lift',
	},
]

/** The amounts of an item of this cost by source, to the 分. */
export function fundsOf(item: ItemWords, costFen: number): Fund[] {
	const amounts = item.funds.map(([sourceCode, hundredths]) => ({
		sourceCode,
		amountFen: Math.floor((costFen * hundredths) / 100),
	}))
	const rest = costFen - amounts.reduce((sum, fund) => sum + fund.amountFen, 0)
	return amounts.map((fund, index) => (index === 0 ? { ...fund, amountFen: fund.amountFen + rest } : fund))
}

export const planSummary = `本方案按“先民生后提升、先功能后景观”编制，先解决漏、堵、黑，再完善停车和适老设施。

- 施工期约 **120 天**，分楼栋推进，每栋停水停电不超过 8 小时，提前 3 天公告。
- 资金以财政补助为主，居民不另外出资；使用维修资金的项目由业主共同决定。
- 完工后由居民推选代表参加验收，管理公约同步修订。`

export const comments: readonly string[] = [
	'顶楼漏了三年，终于要修了。施工时请注意不要堵住落水口。',
	'车棚放在北侧会不会挡一楼的采光？能不能再往东挪两米。',
	'希望坡道的扶手做两层，矮一点的给孩子和坐轮椅的用。',
	'晾衣架能保留吗？老人习惯在楼下晒被子。',
	'管线入地时请把各家的水表位置留出来，以前埋死过一次。',
	'夜里施工太吵，希望写明每天几点开工、几点收工。',
	'活动室晚上几点关？旁边住的是要早起的人。',
]

export const officialReplies: readonly string[] = [
	'谢谢提醒。已请设计单位复核车棚位置，第二版方案往东移了 2 米，离一楼窗户 6 米以上。',
	'每天 8:00 到 12:00、14:00 到 18:00 施工，周末不进行噪声大的作业，已写进施工合同。',
]

export interface NoticeWords {
	title: string
	body: string
}

export const notices: readonly NoticeWords[] = [
	{
		title: '明早 8 点到 12 点停水检修',
		body: '因更换主管阀门，明天早上 8:00 至 12:00 停水。请提前备水，关好水龙头。\n\n有行动不便的老人需要送水的，请打楼长电话。',
	},
	{
		title: '表决票送达安排',
		body: '本周六、周日 9:00 至 17:00，楼长和社区工作人员上门送达表决说明。不会上网的住户可以领纸质票，效力相同。',
	},
	{
		title: '请清理楼道和院内堆放物',
		body: '施工队下周一进场，请各户在周日前清理楼道、车棚和院内的个人物品。需要帮忙搬的，请在楼长处登记。',
	},
]

export const surveyComments: readonly string[] = [
	'防水做得不错，今年下雨没再漏。',
	'楼道灯亮了，晚上回家放心多了。',
	'车棚充电位还是有点少。',
	'',
	'',
]

export const returnReason = '公示照片缺少二单元门口的一张，请补充后再报。'
