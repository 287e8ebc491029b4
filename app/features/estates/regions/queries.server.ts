import { sql } from 'db/dialect'
import { estates, regions } from 'db/schema'
import { read } from 'db/store.server'
import { and, asc, count, eq, gte, isNull, lt } from 'drizzle-orm'
import { type RegionName, regionLadder } from '../regions.server'
import { pathEnd } from '../rules'

export interface RegionLine {
	code: string
	name: string
	path: string
	estates: number
	homes: number
}

export interface RegionFacts {
	code: string
	name: string
	path: string
	/** From the province down, this one last. */
	ladder: RegionName[]
}

export async function findRegion(code: string | undefined): Promise<RegionFacts | null> {
	if (!code || !/^\d{2,12}$/.test(code)) return null
	const [region] = await read
		.select({ code: regions.code, name: regions.name, path: regions.path })
		.from(regions)
		.where(eq(regions.code, code))
		.limit(1)
	return region ? { ...region, ladder: await regionLadder(region.path) } : null
}

/** The regions next below one (of the country: the provinces) that have estates, with their counts. One query. */
export function regionsBelow(parentCode: string | null): Promise<RegionLine[]> {
	const end = sql`substr(${regions.path}, 1, length(${regions.path}) - 1) || '0'`
	return read
		.select({
			code: regions.code,
			name: regions.name,
			path: regions.path,
			estates: count(),
			homes: sql<number>`coalesce(sum(${estates.unitCount}), 0)`.mapWith(Number),
		})
		.from(regions)
		.innerJoin(estates, and(gte(estates.regionPath, regions.path), lt(estates.regionPath, end)))
		.where(parentCode === null ? isNull(regions.parentCode) : eq(regions.parentCode, parentCode))
		.groupBy(regions.code, regions.name, regions.path)
		.orderBy(asc(regions.code))
}

export interface Landing {
	ladder: RegionName[]
	regions: RegionLine[]
}

/** Where a visitor begins to choose: the first level, from the top, that has more than one region with estates. */
export async function regionsToChoose(): Promise<Landing> {
	const [span] = await read
		.select({
			first: sql<string | null>`min(${estates.regionPath})`,
			last: sql<string | null>`max(${estates.regionPath})`,
		})
		.from(estates)
	const ladder = await regionLadder(commonPath(span?.first ?? '', span?.last ?? ''))
	return { ladder, regions: await regionsBelow(ladder.at(-1)?.code ?? null) }
}

/** What two region paths have in common, short of a whole path: one community alone is still chosen in its street. */
function commonPath(first: string, last: string): string {
	const [one, other] = [first.split('/').filter(Boolean), last.split('/')]
	const differs = one.findIndex((code, index) => code !== other[index])
	const common = one.slice(0, differs < 0 ? -1 : differs)
	return common.map((code) => `${code}/`).join('')
}

/** The counts of one region itself. */
export async function estatesWithin(path: string): Promise<{ estates: number; homes: number }> {
	const [row] = await read
		.select({ estates: count(), homes: sql<number>`coalesce(sum(${estates.unitCount}), 0)`.mapWith(Number) })
		.from(estates)
		.where(and(gte(estates.regionPath, path), lt(estates.regionPath, pathEnd(path))))
	return row ?? { estates: 0, homes: 0 }
}
