import {
	buildings,
	comments,
	entrances,
	estates,
	grants,
	homes,
	notices,
	owners,
	ownerships,
	people,
	planItemFunds,
	planItems,
	plans,
	planVersions,
	regions,
	rollUnits,
	units,
	voteMatters,
	votes,
} from 'db/schema'
import { read, type Tx, write } from 'db/store.server'
import { and, eq } from 'drizzle-orm'
import { freezeRoll } from '~/features/planning/votes/open-vote.server'
import { newId } from '~/platform/id'
import { sessionCookieName, startSession } from '~/platform/session.server'

/** A voter of an open vote with the cookie of the person who lives there. */
export interface Voter {
	estateId: string
	voteId: string
	voterId: string
	matterIds: readonly string[]
	personId: string
	cookie: string
	/** Of a second owner of the same home, where there is one. */
	coOwner: { personId: string; cookie: string } | null
}

export interface EstateOptions {
	/** Each home belongs to two, each with half of it. */
	coOwners?: boolean
	/** When its vote closes; in eight days unless told. */
	closesAt?: number
	/** The rules of its vote; the national ones unless told. */
	profileId?: string
	/** What lets silence count, where the rules have that. */
	silenceClauseFileId?: string
}

/** Where its estates lie. */
export const regionPath = '51/5101/510107/510107004/510107004001/'
const day = 86_400_000

interface Unit {
	id: string
	/** 0 to 19 in its entrance. */
	door: number
	buildingId: string
	entranceId: string
	personId: string
	ownerId: string
	coOwner: { personId: string; ownerId: string } | null
}

/** Each owner of each unit. */
const ownersOf = (made: readonly Unit[]) =>
	made.flatMap(({ id, personId, ownerId, coOwner }) => {
		const shareDenominator = coOwner ? 2 : 1
		const first = { unitId: id, personId, ownerId, relation: 'owner' as const, shareDenominator }
		return coOwner ? [first, { ...first, ...coOwner, relation: 'co-owner' as const }] : [first]
	})

async function insertAll<Row>(rows: readonly Row[], insert: (chunk: Row[]) => Promise<unknown>): Promise<void> {
	for (let from = 0; from < rows.length; from += 400) await insert(rows.slice(from, from + 400))
}

async function makeRegions(tx: Tx): Promise<void> {
	const names = ['四川省', '成都市', '武侯区', '浆洗街街道', '玉林社区']
	const levels = ['province', 'city', 'county', 'street', 'community'] as const
	const codes = regionPath.split('/').filter(Boolean)
	await tx
		.insert(regions)
		.values(
			levels.map((level, index) => ({
				code: codes[index] ?? '',
				level,
				name: names[index] ?? '',
				parentCode: codes[index - 1] ?? null,
				path: `${codes.slice(0, index + 1).join('/')}/`,
			})),
		)
		.onConflictDoNothing()
}

/** Buildings of 5 entrances with 10 floors of 2 units, each with one owner who lives there and is signed in. */
async function makeUnits(tx: Tx, estateId: string, count: number, coOwners: boolean): Promise<Unit[]> {
	const made: Unit[] = []
	const perBuilding = 100
	for (let building = 0; building < Math.ceil(count / perBuilding); building++) {
		const buildingId = newId()
		await tx.insert(buildings).values({ estateId, id: buildingId, name: `${building + 1} 栋`, position: building + 1 })
		for (let entrance = 0; entrance < 5; entrance++) {
			const entranceId = newId()
			await tx
				.insert(entrances)
				.values({ estateId, id: entranceId, buildingId, name: `${entrance + 1} 单元`, position: entrance + 1 })
			for (let door = 0; door < 20 && made.length < count; door++)
				made.push({
					id: newId(),
					door,
					buildingId,
					entranceId,
					personId: newId(),
					ownerId: newId(),
					coOwner: coOwners ? { personId: newId(), ownerId: newId() } : null,
				})
		}
	}
	await insertAll(made, (rows) =>
		tx.insert(units).values(
			rows.map(({ id, door, buildingId, entranceId }) => {
				const floor = Math.floor(door / 2) + 1
				const number = `${floor}${String((door % 2) + 1).padStart(2, '0')}`
				return {
					estateId,
					id,
					buildingId,
					entranceId,
					number,
					floor,
					area: 6_000 + door * 123,
					areaSource: 'registry' as const,
				}
			}),
		),
	)
	return made
}

let phones = 13_000_000_000

async function makePeople(tx: Tx, estateId: string, made: readonly Unit[], at: number): Promise<void> {
	const all = ownersOf(made)
	await insertAll(all, (rows) =>
		tx.insert(owners).values(rows.map(({ ownerId }) => ({ estateId, id: ownerId, ownerKey: ownerId, name: '王测试' }))),
	)
	await insertAll(all, (rows) =>
		tx.insert(ownerships).values(
			rows.map(({ unitId, ownerId, shareDenominator }) => ({
				estateId,
				unitId,
				ownerId,
				shareNumerator: 1,
				shareDenominator,
			})),
		),
	)
	await insertAll(all, (rows) =>
		tx.insert(people).values(
			rows.map(({ personId }) => {
				phones += 1
				return { id: personId, kind: 'resident' as const, displayName: '王测试', phone: String(phones), createdAt: at }
			}),
		),
	)
	await insertAll(all, (rows) =>
		tx.insert(homes).values(
			rows.map(({ unitId, personId, ownerId, relation }) => ({
				estateId,
				id: newId(),
				unitId,
				personId,
				relation,
				ownerId,
				claimedAt: at,
			})),
		),
	)
	const captains = made.filter((_unit, index) => index % 100 === 0)
	await insertAll(captains, (rows) =>
		tx.insert(grants).values(
			rows.map(({ personId, buildingId }) => ({
				id: newId(),
				personId,
				role: 'captain' as const,
				scopeKind: 'building' as const,
				scopeId: buildingId,
				estateId,
				grantedAt: at,
			})),
		),
	)
}

async function publishPlan(tx: Tx, estateId: string, at: number): Promise<{ versionId: string; itemKeys: string[] }> {
	const [planId, versionId] = [newId(), newId()]
	await tx.insert(plans).values({ estateId, id: planId, createdAt: at })
	const version = { estateId, planId, createdAt: at, updatedAt: at }
	await tx.insert(planVersions).values({
		...version,
		id: versionId,
		number: 0,
		title: '改造方案',
		summary: '更换老化管线，修缮屋面和外墙，加装电梯，改善公共空间。',
		changeNote: '',
	})
	const classes = ['basic', 'improving', 'enhancing'] as const
	const items = Array.from({ length: 20 }, (_, index) => ({
		estateId,
		id: newId(),
		versionId,
		itemKey: newId(),
		position: index + 1,
		classCode: classes[index % 3] ?? 'basic',
		name: `改造项目 ${index + 1}`,
		description: '更换老化管线，修缮屋面和外墙，改善楼道照明。',
		costFen: 1_000_000 * (index + 1),
	}))
	await tx.insert(planItems).values(items)
	await tx
		.insert(planItemFunds)
		.values(items.map(({ id, costFen }) => ({ estateId, itemId: id, sourceCode: 'county', amountFen: costFen })))
	await tx
		.update(planVersions)
		.set({ number: 1, publishedAt: at, publishedBy: 'bench', contentHash: 'a'.repeat(64) })
		.where(and(eq(planVersions.estateId, estateId), eq(planVersions.id, versionId)))
	return { versionId, itemKeys: items.map(({ itemKey }) => itemKey) }
}

async function talk(
	tx: Tx,
	estateId: string,
	itemKeys: readonly string[],
	made: readonly Unit[],
	at: number,
): Promise<void> {
	const authors = made.slice(0, 60)
	await tx.insert(comments).values(
		authors.map(({ personId }, index) => ({
			estateId,
			id: newId(),
			subjectKind: 'plan-item' as const,
			subjectId: itemKeys[index % 20] ?? '',
			authorId: personId,
			authorName: '王**',
			authorStanding: 'owner' as const,
			planVersion: 1,
			body: '希望先修屋面，再做外墙。',
			postedAt: at + index,
			requestKey: newId(),
		})),
	)
	await tx.insert(notices).values(
		authors.slice(0, 8).map(({ personId }, index) => ({
			estateId,
			id: newId(),
			scopeKind: 'estate' as const,
			scopeId: estateId,
			title: `关于投票的通知 ${index + 1}`,
			body: '请各位业主在截止前完成表决。',
			postedBy: personId,
			postedAs: 'office' as const,
			postedAt: at + index,
			requestKey: newId(),
		})),
	)
}

async function openVote(
	tx: Tx,
	estateId: string,
	versionId: string,
	at: number,
	{ closesAt = at + 8 * day, profileId = 'national-1', silenceClauseFileId }: EstateOptions,
): Promise<{ voteId: string; matterIds: string[] }> {
	const voteId = newId()
	await tx.insert(votes).values({
		estateId,
		id: voteId,
		planVersionId: versionId,
		profileId,
		title: '关于小区改造方案的表决',
		scopeKind: 'estate',
		scopeId: estateId,
		noticePostedDay: new Date(at - 20 * day).toISOString().slice(0, 10),
		opensAt: at - 2 * day,
		closesAt,
		announcedAt: at - 20 * day,
		announcedBy: 'bench',
		requestKey: newId(),
		silenceClauseFileId: silenceClauseFileId ?? null,
	})
	const matters = ['屋面翻修', '加装电梯'].map((title, index) => ({
		estateId,
		id: newId(),
		voteId,
		position: index + 1,
		title,
		text: '是否同意该事项？',
		classCode: index === 0 ? 'use-repair-fund' : 'rebuild',
		participationNumerator: 2,
		participationDenominator: 3,
		approvalNumerator: index === 0 ? 1 : 3,
		approvalDenominator: index === 0 ? 2 : 4,
		approvalBound: index === 0 ? ('over' as const) : ('at-least' as const),
	}))
	await tx.insert(voteMatters).values(matters)
	await freezeRoll(tx, { estateId, id: voteId, scopeKind: 'estate', scopeId: estateId }, at - 2 * day)
	return { voteId, matterIds: matters.map(({ id }) => id) }
}

/** An estate with its register, plan, talk and an open vote; its voters, each signed in. */
export async function makeEstate(
	name: string,
	unitCount: number,
	at: number,
	options: EstateOptions = {},
): Promise<Voter[]> {
	const estateId = newId()
	const before = at - 30 * day
	const { made, voteId, matterIds } = await write(async (tx) => {
		await makeRegions(tx)
		await tx.insert(estates).values({
			id: estateId,
			number: estateId,
			name,
			address: '玉林北街 1 号',
			regionCode: '510107004001',
			regionPath,
			searchText: name,
			builtYear: 1992,
			buildingCount: Math.ceil(unitCount / 100),
			entranceCount: Math.ceil(unitCount / 20),
			unitCount,
			area: unitCount * 7_000,
			createdAt: before,
			updatedAt: before,
		})
		const all = await makeUnits(tx, estateId, unitCount, options.coOwners ?? false)
		await makePeople(tx, estateId, all, before)
		const { versionId, itemKeys } = await publishPlan(tx, estateId, before)
		await talk(tx, estateId, itemKeys, all, before)
		return { made: all, ...(await openVote(tx, estateId, versionId, at, options)) }
	})
	const rows = await read
		.select({ unitId: rollUnits.unitId, voterId: rollUnits.voterId })
		.from(rollUnits)
		.where(and(eq(rollUnits.estateId, estateId), eq(rollUnits.voteId, voteId)))
	const voterOf = new Map(rows.map(({ unitId, voterId }) => [unitId, voterId]))
	return write(async (tx) => {
		const cookieOf = async (personId: string) =>
			`${sessionCookieName}=${await startSession(tx, { personId, kind: 'resident' }, at)}`
		const voters: Voter[] = []
		for (const { id, personId, coOwner } of made) {
			voters.push({
				estateId,
				voteId,
				voterId: voterOf.get(id) ?? '',
				matterIds,
				personId,
				cookie: await cookieOf(personId),
				coOwner: coOwner && { personId: coOwner.personId, cookie: await cookieOf(coOwner.personId) },
			})
		}
		return voters
	})
}
