/** Loads the demo county into the database that the environment names: `npx tsx scripts/seed-demo.ts [--estates N …]`. */
import { parseArgs } from 'node:util'
import { prepareStore } from 'db/migrate.server'
import { closeStore } from 'db/store.server'
import { demoTotals } from './demo/county'
import { isEmpty, seedDemo } from './demo/seed'

const number = { type: 'string' } as const
const { values } = parseArgs({
	options: { seed: number, estates: number, buildings: number, households: number, area: number },
})

/** Sizes not given grow with the estates, in the proportions of the demo. */
function wanted() {
	const estates = Number(values.estates ?? demoTotals.estates)
	const scaled = (total: number) => Math.round((total * estates) / demoTotals.estates)
	return {
		seed: Number(values.seed ?? demoTotals.seed),
		estates,
		buildings: Number(values.buildings ?? scaled(demoTotals.buildings)),
		households: Number(values.households ?? scaled(demoTotals.households)),
		area: Number(values.area ?? scaled(demoTotals.area)),
	}
}

await prepareStore()
if (await isEmpty()) {
	const began = Date.now()
	const count = await seedDemo(Date.now(), wanted())
	console.log(`${count} estates in ${((Date.now() - began) / 1000).toFixed(1)} s`)
} else {
	console.error('The database already holds estates: the demo county goes into an empty one only.')
	process.exitCode = 1
}
await closeStore()
