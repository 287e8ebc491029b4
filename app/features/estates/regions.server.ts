import { regions } from 'db/schema'
import { read } from 'db/store.server'
import { inArray } from 'drizzle-orm'

export interface RegionName {
	code: string
	name: string
	level: 'province' | 'city' | 'county' | 'street' | 'community'
}

/** Names of regions stay in memory: they change by decree, with a new release of the region data. */
const known = new Map<string, RegionName>()

/** The ladder that a region path names, from the province down. */
export async function regionLadder(path: string): Promise<RegionName[]> {
	const codes = path.split('/').filter(Boolean)
	const missing = codes.filter((code) => !known.has(code))
	if (missing.length > 0) await learn(missing)
	return codes.flatMap((code) => known.get(code) ?? [])
}

/** Several ladders with at most one query. */
export async function regionLadders(paths: readonly string[]): Promise<Map<string, RegionName[]>> {
	const missing = new Set(paths.flatMap((path) => path.split('/')).filter((code) => code && !known.has(code)))
	if (missing.size > 0) await learn([...missing])
	return new Map(paths.map((path) => [path, path.split('/').flatMap((code) => known.get(code) ?? [])]))
}

async function learn(codes: readonly string[]): Promise<void> {
	const rows = await read
		.select({ code: regions.code, name: regions.name, level: regions.level })
		.from(regions)
		.where(inArray(regions.code, [...codes]))
	for (const row of rows) known.set(row.code, row)
}

/** Street and community in one line: “浆洗街街道 · 玉林社区”. */
export function nearPlace(ladder: readonly RegionName[]): string {
	return ladder
		.slice(-2)
		.map((region) => region.name)
		.join(' · ')
}
