import { grants, people } from 'db/schema'
import { write } from 'db/store.server'
import { demoPassword, demoTotpSecret } from '~/features/identity/demo-access'
import { hashPassword } from '~/features/identity/password.server'
import type { Actor, Grant, Role } from '~/features/identity/types'
import { newId } from '~/platform/id'

export { demoPassword, demoTotpSecret }

const street = (code: string, name: string) => ({ code, name, path: `51/5101/510107/${code}/` })

export const demoStreets = [
	street('510107005', '玉林街道'),
	street('510107001', '浆洗街街道'),
	street('510107004', '望江路街道'),
] as const

const county = { code: '510107', name: '武侯区', path: '51/5101/510107/' }

interface StaffAccount {
	loginName: string
	displayName: string
	role: Role
	scope: { code: string; path: string }
}

const accounts: readonly StaffAccount[] = [
	{ loginName: 'yulin', displayName: '玉林街道 周敏', role: 'street-officer', scope: demoStreets[0] },
	{ loginName: 'jiangxi', displayName: '浆洗街街道 高原', role: 'street-officer', scope: demoStreets[1] },
	{ loginName: 'wangjiang', displayName: '望江路街道 罗文', role: 'street-officer', scope: demoStreets[2] },
	{
		loginName: 'beilu',
		displayName: '玉林北路社区 谢芳',
		role: 'community-worker',
		scope: { code: '510107005001', path: `${demoStreets[0].path}510107005001/` },
	},
	{ loginName: 'wuhou', displayName: '武侯区住建 程刚', role: 'county-officer', scope: county },
	{ loginName: 'shenji', displayName: '审计 方静', role: 'auditor', scope: county },
]

/** The demo's members of staff, by login name. */
export async function makeStaff(at: number): Promise<ReadonlyMap<string, Actor>> {
	const passwordHash = await hashPassword(demoPassword)
	const staff = new Map<string, Actor>()
	for (const { loginName, displayName, role, scope } of accounts) {
		const personId = newId()
		const grant: Grant = { role, scopeKind: 'region', scopeId: scope.code, estateId: null, regionPath: scope.path }
		await write(async (tx) => {
			await tx.insert(people).values({
				id: personId,
				kind: 'staff',
				displayName,
				loginName,
				passwordHash,
				totpSecret: demoTotpSecret,
				totpConfirmedAt: at,
				createdAt: at,
			})
			await tx.insert(grants).values({ id: newId(), personId, grantedAt: at, ...grant })
		})
		staff.set(loginName, { personId, kind: 'staff', displayName, signedInAt: at, grants: [grant], homes: [] })
	}
	return staff
}
