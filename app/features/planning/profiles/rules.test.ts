import { firstProfiles } from 'db/reference/profiles'
import type { MatterClass, RuleProfile } from 'db/rule-profile'
import { describe, expect, it, test } from 'vitest'
import { nationalProfile } from '~/features/planning/votes/national-profile'
import {
	looserClasses,
	type ProfileChange,
	profilesFor,
	type Version,
	versionState,
	versionsInForce,
	whyNotProfile,
} from './rules'

const today = '2026-11-20'

function version(change: Partial<Version>): Version {
	return {
		code: 'a',
		version: 1,
		regionPath: '51/',
		applies: 'by-itself',
		validFrom: '2026-01-01',
		validTo: null,
		...change,
	}
}

/** A rule of a locality that differs from its base in one value, with a source for it. */
function change(rules: Partial<RuleProfile>, rest: Partial<ProfileChange> = {}): ProfileChange {
	const sources = { ...nationalProfile.sources }
	for (const name of Object.keys(rules)) if (name in sources) sources[name] = '本市规定第一条'
	return {
		rules: { ...nationalProfile, sources, ...rules },
		regionPath: '51/5101/510107/',
		applies: 'by-itself',
		validFrom: '2027-01-01',
		validTo: null,
		today,
		base: { code: 'a', validTo: null, rules: nationalProfile },
		beside: [],
		...rest,
	}
}

function oneClass(part: Partial<MatterClass>): Partial<RuleProfile> {
	const [, second, ...others] = nationalProfile.matterClasses
	if (!second) throw new Error('no class')
	return { matterClasses: [{ ...second, ...part }, ...others] }
}

const errors = (input: ProfileChange) => whyNotProfile(input).map(({ error }) => error.split('.')[1])
const fields = (input: ProfileChange) => whyNotProfile(input).map(({ field }) => field)

describe('fractions that make no sense are refused', () => {
	test.each<[string, Partial<MatterClass>, string]>([
		['a numerator of nothing', { participation: [0, 3] }, 'fraction'],
		['more than all', { participation: [4, 3] }, 'fraction'],
		['no denominator', { approval: [1, 0] }, 'fraction'],
		['below nothing', { approval: [-1, 2] }, 'fraction'],
		['not whole', { approval: [1.5, 2] }, 'fraction'],
		['not a number', { participation: [Number.NaN, 3] }, 'fraction'],
		['a denominator that nobody can check', { participation: [2000, 3000] }, 'fraction'],
		['more than all of them', { approval: [1, 1], approvalBound: 'over' }, 'fraction-over-one'],
		['no approval', { approval: [0, 0] }, 'approval-missing'],
		['a minority that decides', { approval: [1, 3] }, 'approval-minority'],
	])('%s', (_title, part, error) => {
		const input = change(oneClass(part))
		expect(errors(input)).toEqual([error])
		expect(fields(input)[0]).toMatch(/^matterClasses\[0\]\.(participation|approval)Numerator$/)
	})

	test.each<[string, Partial<MatterClass>]>([
		['all of them', { approval: [1, 1], approvalBound: 'at-least' }],
		['half and more', { approval: [1, 2], approvalBound: 'at-least' }],
		['two thirds of all', { approval: [2, 3], approvalBound: 'at-least', approvalOf: 'all' }],
	])('but not %s', (_title, part) => {
		expect(errors(change(oneClass(part)))).toEqual([])
	})

	it('has at least one class, and each once', () => {
		expect(errors(change({ matterClasses: [] }))).toEqual(['no-classes'])
		const [first] = nationalProfile.matterClasses
		if (!first) throw new Error('no class')
		expect(whyNotProfile(change({ matterClasses: [first, first] }))).toEqual([
			{ field: 'matterClasses[1].code', error: 'profiles:refusal.class-twice' },
		])
	})
})

describe('periods', () => {
	test.each<[string, Partial<RuleProfile>, string, string]>([
		['no notice', { noticeDays: 0 }, 'out-of-bounds', 'noticeDays'],
		['a notice of a year', { noticeDays: 365 }, 'out-of-bounds', 'noticeDays'],
		['half a day of posting', { postingDays: 0.5 }, 'out-of-bounds', 'postingDays'],
		['a window of no day', { windowMinimumDays: 0 }, 'out-of-bounds', 'windowMinimumDays'],
		['a longest window below the shortest', { windowMaximumDays: 4 }, 'window-reversed', 'windowMaximumDays'],
		['extensions of no day', { extensionDays: 0 }, 'extension-without-days', 'extensionDays'],
		['a proxy for nobody', { proxiesPerHolder: 0 }, 'out-of-bounds', 'proxiesPerHolder'],
		['groups of one', { smallestGroup: 1 }, 'out-of-bounds', 'smallestGroup'],
	])('%s', (_title, rules, error, field) => {
		const input = change(rules)
		expect(errors(input)).toEqual([error])
		expect(fields(input)).toEqual([field])
	})

	it('no limit of proxies is a value', () => {
		expect(errors(change({ proxiesPerHolder: 3 }))).toEqual([])
		expect(errors(change({ proxiesPerHolder: null, noticeDays: 20 }))).toEqual([])
	})
})

describe('sources', () => {
	const { sources } = nationalProfile
	it('a changed value without a source of its own', () => {
		expect(whyNotProfile(change({ noticeDays: 20, sources }))).toEqual([
			{ field: 'sources.noticeDays', error: 'profiles:refusal.source-unchanged' },
		])
		expect(errors(change({ noticeDays: 20, sources: { ...sources, noticeDays: '  ' } }))).toEqual(['no-source'])
		expect(errors(change({ noticeDays: 20, sources: { ...sources, noticeDays: '某市条例第三条' } }))).toEqual([])
	})
	it('a changed class', () => {
		expect(errors(change({ ...oneClass({ approval: [3, 5] }), sources }))).toEqual(['source-unchanged'])
	})
	it('silence that counts stands on what the owners agreed, not on the platform', () => {
		const silence = 'deemed-majority'
		const own = (source: string) => change({ silence, sources: { ...sources, silence: source } })
		expect(errors(own('本平台默认'))).toEqual(['silence-source'])
		expect(errors(own(''))).toEqual(['no-source'])
		expect(errors(own('业主大会议事规则第十二条'))).toEqual([])
	})
	it('nothing changed is no version', () => {
		expect(errors(change({}))).toEqual(['nothing-changed'])
		expect(errors(change({}, { validTo: '2027-12-31' }))).toEqual([])
	})
	it('a better source alone is a version', () => {
		expect(errors(change({ sources: { ...sources, noticeDays: '《物业管理条例》第十四条第一款' } }))).toEqual([])
	})
})

describe('validity', () => {
	const with20 = { noticeDays: 20 }
	it.each<[string, Partial<ProfileChange>, string]>([
		['from today', { validFrom: today }, 'begins-too-early'],
		['from the past', { validFrom: '2026-01-01' }, 'begins-too-early'],
		['to before it begins', { validTo: '2026-12-31' }, 'ends-before-it-begins'],
		['to the day it begins', { validTo: '2027-01-01' }, 'ends-before-it-begins'],
		['a nationwide rule with an end', { regionPath: '', validTo: '2027-12-31' }, 'nationwide-end'],
		[
			'beside another rule of the same region',
			{ beside: [version({ code: 'b', regionPath: '51/5101/510107/' })] },
			'overlaps',
		],
	])('%s', (_title, rest, error) => {
		expect(errors(change(with20, rest))).toEqual([error])
	})
	it.each<[string, Partial<ProfileChange>]>([
		['after another rule of the region has run out', { beside: [version({ code: 'b', validTo: '2026-12-31' })] }],
		['beside one for chosen votes', { beside: [version({ code: 'b', applies: 'when-chosen' })] }],
		['one for chosen votes beside the region’s own', { applies: 'when-chosen', beside: [version({ code: 'b' })] }],
		['after its own earlier versions', { beside: [version({}), version({ version: 2, validFrom: '2027-06-01' })] }],
	])('but not %s', (_title, rest) => {
		const beside = rest.beside?.map((each) => ({ ...each, regionPath: '51/5101/510107/' })) ?? []
		expect(errors(change(with20, { ...rest, beside }))).toEqual([])
	})
})

describe('which version is in force', () => {
	const versions = [
		version({ validTo: '2026-06-30' }),
		version({ version: 2, validFrom: '2026-05-01' }),
		version({ version: 3, validFrom: '2062-01-01' }),
		version({ version: 4, validFrom: '2026-12-01', validTo: '2027-12-31' }),
	]
	it.each([
		['2025-12-31', []],
		['2026-04-30', [1]],
		['2026-05-01', [2]],
		['2026-11-30', [2]],
		['2026-12-01', [4]],
		['2027-12-31', [4]],
		// what has run out does not bring its forerunner back
		['2028-01-01', []],
		['2062-01-01', []],
	])('%s', (day, expected) => {
		expect(versionsInForce(versions, day).map((each) => each.version)).toEqual(expected)
	})
	it('says where each stands', () => {
		expect(versions.map((each) => versionState(each, versions, today))).toEqual([
			'replaced',
			'in-force',
			'replaced',
			'coming',
		])
		expect(versions.map((each) => versionState(each, versions, '2028-01-01')).at(-1)).toBe('ended')
	})
})

describe('what an estate votes under', () => {
	const of = (path: string) => profilesFor(firstProfiles, path, today).map(({ code }) => code)
	it.each([
		['51/5101/510107/510107004/510107004001/', ['national']],
		['11/1101/110101/110101001/', ['beijing']],
		['33/3301/330102/330102001/', ['hangzhou']],
		['33/3302/330203/', ['national']],
		['37/3715/371502/371502001/', ['liaocheng']],
		['37/3701/370102/370102001/', ['national', 'jinan-lift']],
	])('%s', (path, expected) => {
		expect(of(path)).toEqual(expected)
	})
})

describe('the profiles that come with the product', () => {
	it.each(firstProfiles.map((profile) => [profile.code, profile] as const))('%s is sound', (_code, profile) => {
		const input = { ...profile, validFrom: '2027-01-01', today, base: null, beside: [] }
		expect(whyNotProfile(input)).toEqual([])
		expect(looserClasses(profile.rules, nationalProfile)).toEqual([])
	})
})

describe('what asks for less than the wider rule', () => {
	const looser = (part: Partial<MatterClass>) =>
		looserClasses({ ...nationalProfile, ...oneClass(part) }, nationalProfile).map(({ code }) => code)
	it.each<[string, Partial<MatterClass>]>([
		['fewer take part', { participation: [1, 2] }],
		['half instead of more than half', { approvalBound: 'at-least' }],
	])('%s', (_title, part) => {
		expect(looser(part)).toEqual(['covenant'])
	})
	it.each<[string, Partial<MatterClass>]>([
		['the same in other figures', { participation: [4, 6], approval: [2, 4] }],
		['two thirds of those taking part', { approval: [2, 3], approvalBound: 'at-least' }],
		['two thirds of all', { approval: [2, 3], approvalBound: 'at-least', approvalOf: 'all' }],
	])('but not: %s', (_title, part) => {
		expect(looser(part)).toEqual([])
	})
	it('a class that the wider rule does not know is held against one of its kind', () => {
		const lift: MatterClass = {
			code: 'lift',
			kind: 'special',
			nameZh: '',
			nameEn: '',
			participation: [2, 3],
			approval: [1, 2],
			approvalBound: 'over',
		}
		expect(looserClasses({ ...nationalProfile, matterClasses: [lift] }, nationalProfile)).toHaveLength(1)
	})
})
