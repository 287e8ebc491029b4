import type { RuleProfile } from '../rule-profile'
import { nationalProfile } from './national-profile'

/** 聊城: votes of all channels are counted together; who cannot be reached is posted. */
export const liaochengProfile: RuleProfile = {
	...nationalProfile,
	nameZh: '聊城市规则',
	nameEn: 'Liaocheng rule',
	sources: {
		...nationalProfile.sources,
		silence: '《聊城市物业管理条例》第十六条（由临时管理规约或者管理规约规定；没有上传规约条款时按未参与表决）',
		conflict: '《聊城市物业管理条例》第十六条（各种方式的表决票数一并计算）；同一业主投两次时以电子票为准是本平台默认',
		paper:
			'《聊城市物业管理条例》第十六条（网上表决的，对未能参加的业主同时以会议或者书面方式组织）；登记方式为本平台默认',
	},
	noteZh:
		'网上和纸质的表决票数一并计算，无法送达的表决票应当公示（《聊城市物业管理条例》第十六条）。业主代表须在表决前五日取得业主本人签名的书面意见，不得转托（第十七条）。',
	noteEn:
		'Votes online and on paper are counted together, and ballots that cannot be delivered are posted (Liaocheng ordinance, article 16). A representative collects each owner’s own signed opinion five days before and passes it on to nobody (article 17).',
}
