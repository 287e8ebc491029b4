import { removeStored } from './folder.server'
import { orphans, usedNames } from './queries.server'

const aDay = 24 * 60 * 60 * 1000

/** Takes away bytes that have had no row for a day. Answers how many. */
export async function sweepFiles(at: number): Promise<number> {
	const names = await orphans(at - aDay)
	for (const name of names) await removeStored(name)
	return names.length
}

/** After rows were taken away: removes the bytes that no other row shares. */
export async function removeUnused(storageNames: readonly string[]): Promise<void> {
	const used = await usedNames(storageNames)
	for (const name of storageNames) {
		if (!used.has(name)) await removeStored(name)
	}
}
