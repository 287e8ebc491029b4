import { fundSources, planItemFunds, planItems } from 'db/schema'
import { read } from 'db/store.server'
import { and, asc, eq, sql } from 'drizzle-orm'

export interface FundLine {
	code: string
	nameZh: string
	nameEn: string
	amountFen: number
}

/** Who pays how much of a plan version, by source. One query. */
export function fundsBySource(estateId: string, versionId: string): Promise<FundLine[]> {
	return read
		.select({
			code: fundSources.code,
			nameZh: fundSources.nameZh,
			nameEn: fundSources.nameEn,
			amountFen: sql<number>`sum(${planItemFunds.amountFen})`.mapWith(Number),
		})
		.from(planItemFunds)
		.innerJoin(planItems, and(eq(planItems.estateId, planItemFunds.estateId), eq(planItems.id, planItemFunds.itemId)))
		.innerJoin(fundSources, eq(fundSources.code, planItemFunds.sourceCode))
		.where(and(eq(planItemFunds.estateId, estateId), eq(planItems.versionId, versionId)))
		.groupBy(fundSources.code, fundSources.nameZh, fundSources.nameEn, fundSources.position)
		.orderBy(asc(fundSources.position))
}
