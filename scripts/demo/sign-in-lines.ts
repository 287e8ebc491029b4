import { estates, grants, homes, people, votes } from 'db/schema'
import { read } from 'db/store.server'
import { and, asc, eq, gt, isNotNull, isNull, ne } from 'drizzle-orm'

/** A resident of the estate whose vote is open, by what they are there. */
async function phoneOf(kind: 'owner' | 'tenant' | 'captain', estateId: string): Promise<string | null> {
	const ofEstate = kind === 'captain' ? eq(grants.estateId, estateId) : eq(homes.estateId, estateId)
	const relation = kind === 'tenant' ? eq(homes.relation, 'tenant') : ne(homes.relation, 'tenant')
	const rows = await read
		.select({ phone: people.phone })
		.from(people)
		.innerJoin(homes, and(eq(homes.personId, people.id), isNull(homes.endedAt)))
		.leftJoin(grants, and(eq(grants.personId, people.id), isNull(grants.endedAt)))
		.where(
			and(ofEstate, relation, kind === 'captain' ? isNotNull(grants.id) : isNull(grants.id), isNotNull(people.phone)),
		)
		.orderBy(asc(people.phone))
		.limit(1)
	return rows[0]?.phone ?? null
}

/** How to sign in as each role of the demo, for the console. */
export async function signInLines(password: string): Promise<string[]> {
	const [open] = await read
		.select({ estateId: estates.id, name: estates.name })
		.from(votes)
		.innerJoin(estates, eq(estates.id, votes.estateId))
		.where(
			and(isNull(votes.closedAt), isNull(votes.cancelledAt), isNotNull(votes.openedAt), gt(votes.closesAt, Date.now())),
		)
		.orderBy(asc(estates.number))
		.limit(1)
	const staff = [
		`街道办 · street office:   /staff/sign-in  yulin（玉林街道） jiangxi（浆洗街街道） wangjiang（望江路街道）`,
		`社区 · community worker:  beilu    区 · county: wuhou    审计 · auditor: shenji`,
		`密码 · password: ${password}    动态码在下一页显示 · the next page shows the one-time code`,
	]
	if (!open) return staff
	const line = async (label: string, kind: 'owner' | 'tenant' | 'captain') => {
		const phone = await phoneOf(kind, open.estateId)
		return phone ? [`${label} ${phone}`] : []
	}
	return [
		`居民 · residents of ${open.name}: /sign-in，短信验证码见 /outbox · codes are shown on /outbox`,
		...(await line('  业主 · owner:  ', 'owner')),
		...(await line('  租户 · tenant: ', 'tenant')),
		...(await line('  楼长 · captain:', 'captain')),
		...staff,
	]
}
