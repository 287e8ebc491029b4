import { auditEntries, ruleProfiles } from 'db/schema'
import { read } from 'db/store.server'
import { and, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { profileInForce, profilesInForce } from '~/features/planning/votes/profiles.server'
import { startOfDay } from '~/platform/shanghai'
import { freshDatabase } from '../../../../tests/support/database'
import {
	communityPath,
	countyPath,
	makeEstate,
	makeHolder,
	makeOfficer,
	makeResident,
	streetPath,
} from '../../../../tests/support/factories'
import { nextVersion, ownSource, profileInput } from '../../../../tests/support/profiles'
import { listProfiles, profilePage } from './queries.server'
import { saveProfile } from './save-profile.server'

beforeEach(async () => {
	await freshDatabase()
	await makeEstate()
})

const at = startOfDay('2026-11-20')
const stricter = { noticeDays: 20 }

const makeCounty = (path = countyPath) =>
	makeHolder('county-officer', {
		scopeKind: 'region',
		scopeId: path.split('/').at(-2) ?? '',
		estateId: null,
		regionPath: path,
	})

async function saved(result: ReturnType<typeof saveProfile>): Promise<string> {
	const value = await result
	if (!value.ok) throw new Error(`${value.error} ${JSON.stringify(value.facts)}`)
	return value.value.profileId
}

const count = () => read.$count(ruleProfiles)

describe('a county’s own rule', () => {
	it('is in force from its first day on, nearer than the national one, and recorded', async () => {
		const officer = await makeCounty()
		const before = await count()
		const id = await saved(saveProfile(officer, profileInput(stricter), at))
		expect(await count()).toBe(before + 1)
		expect(await profileInForce(read, communityPath, '2026-11-30')).toMatchObject({ code: 'national' })
		expect(await profileInForce(read, communityPath, '2026-12-01')).toMatchObject({
			id,
			code: 'region-510107',
			version: 1,
			rules: { noticeDays: 20, sources: { noticeDays: ownSource } },
		})
		expect(await profileInForce(read, '51/5101/510108/510108001/', '2026-12-01')).toMatchObject({ code: 'national' })
		const [entry] = await read.select().from(auditEntries).where(eq(auditEntries.deed, 'save-profile'))
		expect(entry).toMatchObject({
			outcome: 'done',
			subjectId: id,
			regionPath: countyPath,
			detail: { code: 'region-510107', version: 1, validFrom: '2026-12-01' },
		})
	})

	it('is changed by a new version; the one before stays as it was', async () => {
		const officer = await makeCounty()
		const first = await saved(saveProfile(officer, profileInput(stricter), at))
		const second = await saved(
			saveProfile(officer, nextVersion(first, { noticeDays: 25, sources: sourcesWith('另一条规定') }), at),
		)
		const rows = await read.select().from(ruleProfiles).where(eq(ruleProfiles.code, 'region-510107'))
		expect(rows.map((row) => [row.id, row.version, row.rules.noticeDays])).toEqual([
			[first, 1, 20],
			[second, 2, 25],
		])
		expect((await profileInForce(read, communityPath, '2026-12-31')).id).toBe(first)
		expect((await profileInForce(read, communityPath, '2027-01-01')).id).toBe(second)
		const [listed] = (await listProfiles(officer, '2027-01-01')).filter(({ code }) => code === 'region-510107')
		expect(listed?.versions.map(({ state }) => state)).toEqual(['in-force', 'replaced'])
		expect((await profilePage(first, '2027-01-01'))?.newestId).toBe(second)
	})

	it('answers the same form twice with one version, at once or later', async () => {
		const officer = await makeCounty()
		const input = profileInput(stricter)
		const ids = await Promise.all(Array.from({ length: 4 }, () => saved(saveProfile(officer, input, at))))
		ids.push(await saved(saveProfile(officer, input, at + 60_000)))
		expect(new Set(ids).size).toBe(1)
		expect(await read.$count(ruleProfiles, eq(ruleProfiles.code, 'region-510107'))).toBe(1)
	})

	it('has one next version when two officers change it at once', async () => {
		const officer = await makeCounty()
		const first = await saved(saveProfile(officer, profileInput(stricter), at))
		const results = await Promise.all(
			[30, 40].map((noticeDays) =>
				saveProfile(officer, nextVersion(first, { noticeDays, sources: sourcesWith('另一条规定') }), at),
			),
		)
		expect(results.map((result) => (result.ok ? 'saved' : result.error)).sort()).toEqual([
			'profiles:refusal.changed-meanwhile',
			'saved',
		])
	})

	it('for chosen votes stands beside what applies by itself', async () => {
		const officer = await makeCounty()
		const id = await saved(
			saveProfile(officer, profileInput({ postingDays: 15 }, { applies: 'when-chosen', baseId: 'jinan-lift-1' }), at),
		)
		const inForce = await profilesInForce(read, communityPath, '2026-12-01')
		expect(inForce.map((profile) => profile.id)).toEqual(['national-1', id])
	})
})

/** All sources of the input as they are, but one of the notice. */
function sourcesWith(noticeDays: string) {
	return { ...profileInput().sources, noticeDays }
}

describe('who keeps which rule', () => {
	it('a street’s officer does not change the county’s, but may make a stricter one of the street', async () => {
		const county = await makeCounty()
		const street = await makeOfficer()
		const first = await saved(saveProfile(county, profileInput(stricter), at))
		const change = nextVersion(first, { noticeDays: 25, sources: sourcesWith('另一条规定') })
		expect(await saveProfile(street, change, at)).toMatchObject({ error: 'profiles:refusal.not-yours' })
		expect(await saveProfile(street, profileInput(stricter), at)).toMatchObject({
			error: 'profiles:refusal.not-yours',
		})
		const own = await saved(saveProfile(street, profileInput({ noticeDays: 30 }, { regionCode: '510107004' }), at))
		expect((await profileInForce(read, communityPath, '2026-12-01')).id).toBe(own)
		await saved(saveProfile(county, nextVersion(own, { noticeDays: 35, sources: sourcesWith('另一条规定') }), at))
		const refused = await read
			.select({ reason: auditEntries.reason })
			.from(auditEntries)
			.where(and(eq(auditEntries.deed, 'save-profile'), eq(auditEntries.outcome, 'refused')))
		expect(refused).toEqual([{ reason: 'profiles:refusal.not-yours' }, { reason: 'profiles:refusal.not-yours' }])
	})

	it('nobody changes the national rule or one of another place', async () => {
		const county = await makeCounty()
		const other = await makeCounty('51/5101/510108/')
		const auditor = await makeHolder('auditor', {
			scopeKind: 'region',
			scopeId: '510107',
			estateId: null,
			regionPath: countyPath,
		})
		const made = await makeEstate()
		const owner = await makeResident(made, made.units[0])
		for (const [actor, input] of [
			[county, nextVersion('national-1', stricter)],
			[county, nextVersion('beijing-1', stricter)],
			[other, profileInput(stricter)],
			[auditor, profileInput(stricter)],
			[owner, profileInput(stricter)],
			[county, profileInput(stricter, { regionCode: '510107004001' })],
			[county, profileInput(stricter, { regionCode: '99' })],
		] as const)
			expect(await saveProfile(actor, input, at)).toMatchObject({ error: 'profiles:refusal.not-yours' })
		expect(await read.$count(ruleProfiles, eq(ruleProfiles.version, 2))).toBe(0)
	})

	it('a street sees what it may change', async () => {
		const county = await makeCounty()
		const street = await makeOfficer(streetPath)
		await saved(saveProfile(county, profileInput(stricter), at))
		const changeable = async (actor: typeof county | null) =>
			(await listProfiles(actor, '2026-12-01')).filter((profile) => profile.mayChange).map(({ code }) => code)
		expect(await changeable(county)).toEqual(['region-510107'])
		expect(await changeable(street)).toEqual([])
		expect(await changeable(null)).toEqual([])
	})
})

describe('what is not saved', () => {
	it.each<[string, Parameters<typeof profileInput>, string]>([
		['a fraction without sense', [lowered({ participation: [5, 3] })], 'fraction'],
		['less than the law asks for', [lowered({ participation: [1, 2] })], 'looser'],
		['a value without a source of its own', [{ noticeDays: 20, sources: profileInput().sources }], 'source-unchanged'],
		['a first day that is past', [stricter, { validFrom: '2026-11-20' }], 'begins-too-early'],
		['a change of what is not there', [stricter, { baseId: 'nowhere-1' }], 'no-such-profile'],
	])('%s', async (_title, input, error) => {
		const officer = await makeCounty()
		const before = await count()
		const result = await saveProfile(officer, profileInput(...input), at)
		expect(result).toMatchObject({ ok: false, error: `profiles:refusal.${error}` })
		expect(await count()).toBe(before)
	})

	it('a second rule of the same region', async () => {
		const officer = await makeCounty()
		await saved(saveProfile(officer, profileInput(stricter), at))
		expect(await saveProfile(officer, profileInput({ noticeDays: 30 }), at)).toMatchObject({
			error: 'profiles:refusal.overlaps',
		})
		expect(await read.$count(ruleProfiles, eq(ruleProfiles.code, 'region-510107'))).toBe(1)
	})
})

function lowered(part: object) {
	const [first, ...others] = profileInput().matterClasses
	if (!first) throw new Error('no class')
	const fraction = 'participation' in part && Array.isArray(part.participation) ? part.participation : [2, 3]
	const matterClasses = [
		{
			code: first.code,
			kind: first.kind,
			nameZh: first.nameZh,
			nameEn: first.nameEn,
			participation: [Number(fraction[0]), Number(fraction[1])] as const,
			approval: [1, 2] as const,
			approvalBound: 'over' as const,
		},
		...others.map(
			({ participationNumerator, participationDenominator, approvalNumerator, approvalDenominator, ...own }) => ({
				...own,
				participation: [participationNumerator, participationDenominator] as const,
				approval: [approvalNumerator, approvalDenominator] as const,
			}),
		),
	]
	return { matterClasses }
}
