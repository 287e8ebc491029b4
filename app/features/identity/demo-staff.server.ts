import { grants, people, regions } from 'db/schema'
import { read } from 'db/store.server'
import { and, asc, eq, isNull } from 'drizzle-orm'
import { env } from '~/platform/env.server'
import { demoPassword } from './demo-access'

/** How to sign in to the demo county, one account for each role; null outside of the demo. */
export async function demoStaff() {
	if (!env.DEMO) return null
	const rows = await read
		.select({ loginName: people.loginName, displayName: people.displayName, role: grants.role, region: regions.name })
		.from(people)
		.innerJoin(grants, and(eq(grants.personId, people.id), isNull(grants.endedAt)))
		.innerJoin(regions, and(eq(regions.code, grants.scopeId), eq(grants.scopeKind, 'region')))
		.where(and(eq(people.kind, 'staff'), isNull(people.disabledAt), eq(people.mustChangePassword, false)))
		.orderBy(asc(people.createdAt), asc(people.loginName))
		.limit(100)
	const accounts = rows.filter(({ role }, index) => rows.findIndex((row) => row.role === role) === index)
	return { password: demoPassword, accounts: accounts.map((row) => ({ ...row, loginName: row.loginName ?? '' })) }
}
