import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPortal } from './portal'

/** Where the demo county of this build and this day lies, loaded once and then copied for each portal. */
export async function countyFolder(): Promise<string> {
	const sources = await readFile('build/sources', 'utf8')
	return join('.cache', 'e2e', `county-${sources.slice(0, 12)}-${new Date().toISOString().slice(0, 10)}`)
}

export async function prepareCounty(): Promise<void> {
	const folder = await countyFolder()
	if (existsSync(folder)) return
	await rm(join('.cache', 'e2e'), { recursive: true, force: true })
	await mkdir(join('.cache', 'e2e'), { recursive: true })
	const making = `${folder}.making`
	const portal = await startPortal({ dataDir: making, env: { DEMO: '1' }, timeoutMs: 300_000 })
	await portal.stop()
	await rename(making, folder)
}

/** A fresh copy of the demo county; remove it when done. */
export async function copyCounty(): Promise<string> {
	const copy = await mkdtemp(join(tmpdir(), 'wugong-county-'))
	await cp(await countyFolder(), copy, { recursive: true })
	return copy
}
