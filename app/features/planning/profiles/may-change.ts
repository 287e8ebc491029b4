import { regionPathsFor } from '~/features/identity/access'
import type { Actor } from '~/features/identity/types'

/** Who keeps the rules of a region: officers of it or of a wider one; a street's officer does not change the county's. */
export function mayChange(actor: Actor | null, regionPath: string): boolean {
	return regionPathsFor(actor, 'manage-profiles').some((path) => regionPath.startsWith(path))
}
