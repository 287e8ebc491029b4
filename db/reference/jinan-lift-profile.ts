import type { RuleProfile } from '../rule-profile'
import { nationalProfile } from './national-profile'

const ordinance = '济南市既有住宅增设电梯的地方规定（2019年）'

/** 济南增设电梯: two thirds of all heads and area of the entrance agree. An ordinance from before the Civil Code, still in force there. */
export const jinanLiftProfile: RuleProfile = {
	...nationalProfile,
	nameZh: '济南市加装电梯规则',
	nameEn: 'Jinan rule for adding a lift',
	matterClasses: [
		{
			code: 'lift',
			kind: 'special',
			nameZh: '既有住宅增设电梯（按单元表决）',
			nameEn: 'Adding a lift to an existing building (vote of the entrance)',
			participation: [2, 3],
			approval: [2, 3],
			approvalBound: 'at-least',
			approvalOf: 'all',
		},
	],
	postingDays: 15,
	sources: {
		...nationalProfile.sources,
		matterClasses: `${ordinance}：本单元专有部分面积和人数均占全部三分之二以上的业主同意`,
		postingDays: `${ordinance}：方案在小区和各单元公示十五日`,
	},
	noteZh:
		'表决范围选本单元。还要听取本栋其他业主和受影响人的意见；公示期内没有尚未解决的书面异议，才能报规划审查；占用他人专有部分的须经其同意。',
	noteEn:
		'The vote is that of the entrance. Other owners of the building and those affected are heard as well; planning review follows only when no written objection is left open, and using a part that somebody owns needs that owner’s consent.',
}
