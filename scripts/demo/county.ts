import { type Random, randomFrom } from './random'

/** What to make. The totals are met exactly; areas in 0.01 ㎡. */
export interface CountyOptions {
	seed: number
	estates: number
	buildings: number
	households: number
	area: number
	/** Codes of the communities (12 digits) that the estates lie in, in turn. */
	communities: readonly string[]
}

/** The demo: 23 estates in 37 buildings, 1,332 households, 116,200 ㎡ — the totals of a county's published report of 2022. */
export const demoTotals = { seed: 2022, estates: 23, buildings: 37, households: 1332, area: 11_620_000 } as const

export interface OwnerPlan {
	key: string
	name: string
	kind: 'person' | 'organisation' | 'developer' | 'public-housing'
	phone: string | null
	idSuffix: string | null
}

export interface UnitPlan {
	number: string
	floor: number
	area: number
	areaSource: 'registry' | 'survey' | 'contract'
	/** Owners with their shares as a fraction. */
	owners: { key: string; numerator: number; denominator: number }[]
}

export interface EntrancePlan {
	name: string
	units: UnitPlan[]
}

export interface BuildingPlan {
	name: string
	entrances: EntrancePlan[]
}

export interface EstatePlan {
	number: string
	name: string
	address: string
	communityCode: string
	builtYear: number
	tenure: 'commodity' | 'reformed' | 'public' | 'collective' | 'mixed'
	propertyManagement: 'none' | 'company' | 'community' | 'self'
	autonomyBody: 'none' | 'owners-committee' | 'management-committee' | 'residents-group'
	residents: number
	residentsOver60: number
	buildings: BuildingPlan[]
	owners: OwnerPlan[]
}

const surnames = [...'王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余']
const givenNames = [
	...[
		'秀兰',
		'桂英',
		'建国',
		'志强',
		'淑珍',
		'玉梅',
		'国庆',
		'文华',
		'春燕',
		'德明',
		'永红',
		'晓琴',
		'光荣',
		'素芳',
		'家富',
	],
	...['明', '华', '芳', '军', '敏', '涛', '静', '勇', '丽', '平', '玲', '刚', '蓉', '波', '霞'],
]
const roads = [
	'青瓦',
	'竹林',
	'槐荫',
	'梧桐',
	'银杏',
	'红砖',
	'棠湖',
	'锦绣',
	'柳荫',
	'石榴',
	'桂花',
	'麦田',
	'染坊',
	'织锦',
	'磨坊',
]
const lanes = ['北巷', '南巷', '东街', '西街', '横街', '路', '后街']
const kinds = ['号院', '号宿舍', '号小区', '苑', '新村']

const unitsPerEntrance = 12
const doorsPerFloor = 2

function entrancesOf(random: Random, count: number, households: number): number[] {
	const entrances = Math.max(count, Math.floor(households / unitsPerEntrance))
	const each = new Array<number>(entrances).fill(Math.floor(households / entrances))
	for (let rest = households % entrances; rest > 0; rest--) {
		const lucky = random.below(entrances)
		each[lucky] = (each[lucky] ?? 0) + 1
	}
	return each
}

function areasOf(random: Random, households: number, total: number): number[] {
	const weights = Array.from({ length: households }, () => 70 + random.below(61))
	const weight = weights.reduce((sum, one) => sum + one, 0)
	const areas = weights.map((one) => Math.floor((total * one) / weight))
	const missing = total - areas.reduce((sum, area) => sum + area, 0)
	for (let index = 0; index < missing; index++) areas[index % households] = (areas[index % households] ?? 0) + 1
	return areas
}

/** A name, and a phone in a block that no person holds: 199 0 and a running number. */
function person(random: Random, running: number): OwnerPlan {
	return {
		key: `p${running}`,
		name: random.pick(surnames) + random.pick(givenNames),
		kind: 'person',
		phone: `1990${String(running).padStart(7, '0')}`,
		idSuffix: String(1000 + ((running * 7919) % 9000)),
	}
}

interface Deal {
	owners: OwnerPlan[]
	shares: UnitPlan['owners']
}

/** Who owns a unit: mostly one person, sometimes a couple, someone of the floor below, or the public housing office. */
function dealOwners(random: Random, known: OwnerPlan[], running: () => number): Deal {
	const whole = (key: string) => [{ key, numerator: 1, denominator: 1 }]
	const before = known.filter((owner) => owner.kind === 'person')
	if (random.chance(30)) {
		const office = known.find((owner) => owner.kind === 'public-housing')
		if (office) return { owners: [], shares: whole(office.key) }
		const made: OwnerPlan = { key: 'gf', name: '区房屋管理所', kind: 'public-housing', phone: null, idSuffix: '6601' }
		return { owners: [made], shares: whole(made.key) }
	}
	if (before.length > 4 && random.chance(25)) return { owners: [], shares: whole(random.pick(before).key) }
	const first = person(random, running())
	if (!random.chance(6)) return { owners: [first], shares: whole(first.key) }
	const second = person(random, running())
	const half = (key: string) => ({ key, numerator: 1, denominator: 2 })
	return { owners: [first, second], shares: [half(first.key), half(second.key)] }
}

/** The first estate is the one people look at first: it gets the most buildings. */
function largestFirst(counts: number[]): number[] {
	const largest = counts.indexOf(Math.max(...counts))
	return [counts[largest] ?? 0, ...counts.filter((_, index) => index !== largest)]
}

/** The whole county as data, the same for the same options. */
export function makeCounty(options: CountyOptions): EstatePlan[] {
	const random = randomFrom(options.seed)
	const buildingsEach = largestFirst(random.split(options.buildings, options.estates, 1))
	const entranceTotal = Math.floor(options.households / unitsPerEntrance)
	const perBuilding =
		entranceTotal >= options.buildings
			? random.split(entranceTotal, options.buildings, 1).map((count) => count * unitsPerEntrance)
			: random.split(options.households, options.buildings, 1)
	const rest = options.households - perBuilding.reduce((sum, count) => sum + count, 0)
	perBuilding[0] = (perBuilding[0] ?? 0) + rest
	const areas = areasOf(random, options.households, options.area)

	let building = 0
	let unit = 0
	let people = 0
	const running = () => {
		people += 1
		return people
	}
	return buildingsEach.map((count, index) => {
		const owners: OwnerPlan[] = []
		const buildings: BuildingPlan[] = []
		for (let b = 1; b <= count; b++) {
			const sizes = entrancesOf(random, 1, perBuilding[building++] ?? 0)
			const entrances = sizes.map((size, e) => ({
				name: `${e + 1} 单元`,
				units: Array.from({ length: size }, (_, u): UnitPlan => {
					const deal = dealOwners(random, owners, running)
					owners.push(...deal.owners)
					const floor = Math.floor(u / doorsPerFloor) + 1
					return {
						number: `${floor}${String((u % doorsPerFloor) + 1).padStart(2, '0')}`,
						floor,
						area: areas[unit++] ?? 0,
						areaSource: random.chance(8) ? 'survey' : 'registry',
						owners: deal.shares,
					}
				}),
			}))
			buildings.push({ name: `${b} 栋`, entrances })
		}
		return describeEstate(random, options, index, buildings, owners)
	})
}

function describeEstate(
	random: Random,
	{ communities }: CountyOptions,
	index: number,
	buildings: BuildingPlan[],
	owners: OwnerPlan[],
): EstatePlan {
	const communityCode = communities[index % communities.length]
	if (!communityCode) throw new RangeError('no community')
	const road = roads[index % roads.length] + random.pick(lanes)
	const house = 1 + random.below(98)
	const kind = kinds[index % kinds.length] ?? '号院'
	const households = buildings.flatMap((building) => building.entrances.flatMap((entrance) => entrance.units)).length
	const residents = Math.round(households * 2.59)
	return {
		number: `JZ-${String(index + 1).padStart(4, '0')}`,
		name: kind.startsWith('号') ? `${road} ${house} ${kind}` : `${road}${kind}`,
		address: `${road} ${house} 号`,
		communityCode,
		builtYear: 1979 + random.below(21),
		tenure: random.pick(['commodity', 'reformed', 'reformed', 'mixed']),
		propertyManagement: random.pick(['none', 'none', 'community', 'company', 'self']),
		autonomyBody: random.pick([
			'none',
			'residents-group',
			'residents-group',
			'owners-committee',
			'management-committee',
		]),
		residents,
		residentsOver60: Math.round(residents * 0.38),
		buildings,
		owners,
	}
}
