import { write } from 'db/store.server'
import { countyRegions, loadRegions } from '~/features/estates/load-regions.server'

/** Communities of three real streets of 武侯区 in which the demo's invented estates lie. */
export const demoCommunities = [
	'510107005001',
	'510107005002',
	'510107001004',
	'510107005004',
	'510107004001',
	'510107005008',
	'510107005009',
	'510107001006',
	'510107005011',
	'510107004004',
] as const

/** Codes of one place from the province down. */
function ladder(communityCode: string): string[] {
	return [2, 4, 6, 9, 12].map((digits) => communityCode.slice(0, digits))
}

export function pathOf(communityCode: string): string {
	return `${ladder(communityCode).join('/')}/`
}

/** Puts the demo's county with its streets and communities into the tree of regions, under their real codes. */
export async function loadDemoRegions(): Promise<void> {
	const rows = await countyRegions('510107')
	await write((tx) => loadRegions(tx, rows))
}
