import type { RoleChoices } from './components/role-fields'
import { grantableRoles } from './people-rules'
import { manageableRegions } from './staff-queries.server'
import type { Actor } from './types'

/** What the actor may give, for the form. */
export async function roleChoices(actor: Actor): Promise<RoleChoices> {
	const regions = await manageableRegions(actor)
	const depthOf = (path: string) => path.split('/').length
	const top = Math.min(...regions.map(({ path }) => depthOf(path)))
	return {
		roles: grantableRoles(actor),
		regions: regions.map(({ code, name, path }) => ({ code, name, depth: depthOf(path) - top })),
	}
}
