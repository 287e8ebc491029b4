import { sql } from 'db/dialect'
import { estates } from 'db/schema'
import { read } from 'db/store.server'
import { and, asc, count, desc, gte, lt, type SQL } from 'drizzle-orm'
import { progressColumns } from '../progress.server'
import { nearPlace, regionLadders } from '../regions.server'
import { containsPattern, pageOf, pageSize, pathEnd, type Stage, searchWords, stageOf, stages } from '../rules'

export interface EstateLine {
	id: string
	name: string
	address: string
	place: string
	unitCount: number
	stage: Stage
}

export interface EstatePage {
	total: number
	page: number
	pages: number
	rows: EstateLine[]
}

export interface EstateFilter {
	/** Name, address, pinyin or initials. */
	q?: string
	/** Only below this region. */
	regionPath?: string
	stage?: Stage
}

/** Estates whose region path begins with `path`; an empty path is the whole country. */
export function within(path: string): SQL | undefined {
	return path === '' ? undefined : and(gte(estates.regionPath, path), lt(estates.regionPath, pathEnd(path)))
}

function holds(word: string): SQL {
	return sql`${estates.searchText} like ${containsPattern(word)} escape '!'`
}

const lineColumns = {
	id: estates.id,
	name: estates.name,
	address: estates.address,
	regionPath: estates.regionPath,
	unitCount: estates.unitCount,
}

type Row = Awaited<ReturnType<typeof rowsOf>>[number]

function rowsOf(
	where: SQL | undefined,
	words: readonly string[],
	at: number,
	part?: { limit: number; offset: number },
) {
	const begins = words[0] ? `${containsPattern(words[0]).slice(1)}` : '%'
	const rows = read
		.select({ ...lineColumns, ...progressColumns(at) })
		.from(estates)
		.where(where)
		.orderBy(
			desc(sql`case when ${estates.searchText} like ${begins} escape '!' then 1 else 0 end`),
			asc(estates.regionPath),
			asc(estates.name),
			asc(estates.id),
		)
		.$dynamic()
	return part ? rows.limit(part.limit).offset(part.offset) : rows
}

/** A page of the estates that hold every word, those whose name begins with it first. Two queries, and one for regions not met before. */
export async function searchEstates(filter: EstateFilter, asked: string | null, at: number): Promise<EstatePage> {
	const words = searchWords(filter.q ?? '')
	// Only signs, no letter or digit: nothing is called that.
	if (words.length === 0 && filter.q?.trim()) return { total: 0, page: 1, pages: 1, rows: [] }
	const where = and(...words.map(holds), filter.regionPath === undefined ? undefined : within(filter.regionPath))
	if (filter.stage) return atStage(await rowsOf(where, words, at), filter.stage, asked)
	const [found] = await read.select({ count: count() }).from(estates).where(where)
	const total = found?.count ?? 0
	const { page, pages, offset } = pageOf(asked, total)
	const rows = total === 0 ? [] : await rowsOf(where, words, at, { limit: pageSize, offset })
	return { total, page, pages, rows: await withPlaces(rows) }
}

/** The stage is a rule, not a column: it is asked of each candidate. */
async function atStage(candidates: Row[], stage: Stage, asked: string | null): Promise<EstatePage> {
	const found = candidates.filter((row) => stageOf(row) === stage)
	const { page, pages, offset } = pageOf(asked, found.length)
	return { total: found.length, page, pages, rows: await withPlaces(found.slice(offset, offset + pageSize)) }
}

async function withPlaces(rows: readonly Row[]): Promise<EstateLine[]> {
	const ladders = await regionLadders(rows.map((row) => row.regionPath))
	return rows.map((row) => ({
		id: row.id,
		name: row.name,
		address: row.address,
		place: nearPlace(ladders.get(row.regionPath) ?? []),
		unitCount: row.unitCount,
		stage: stageOf(row),
	}))
}

/** How many estates stand at each stage where the actor may look. One query. */
export async function stagesWithin(reach: SQL, at: number): Promise<{ stage: Stage; count: number }[]> {
	const rows = await read.select(progressColumns(at)).from(estates).where(reach)
	const found = rows.map(stageOf)
	return stages.map((stage) => ({ stage, count: found.filter((each) => each === stage).length }))
}

/** Below any of these regions. */
export function anyOf(paths: readonly string[]): SQL | undefined {
	const parts = paths.map(within)
	return parts.includes(undefined)
		? undefined
		: sql`(${sql.join(
				parts.filter((part) => part !== undefined),
				sql` or `,
			)})`
}
