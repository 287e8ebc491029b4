import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { env } from '~/platform/env.server'
import type { Handover, Kept } from './changes'
import type { Issue, Register } from './types'

/** What lies between preview and confirmation. It holds names and phones: readable by the server alone, gone after a week. */
export interface ImportFile {
	register: Register
	/** The chosen estate's id when the file is for an existing one. */
	estateName: string
	issues: Issue[]
	kept: Kept[]
	handovers: Handover[]
}

export const importLifetime = 7 * 24 * 60 * 60 * 1000

const folder = () => join(env.DATA_DIR, 'imports')
const path = (importId: string) => join(folder(), `${importId}.json`)

export async function keepImport(importId: string, file: ImportFile): Promise<void> {
	await mkdir(folder(), { recursive: true, mode: 0o700 })
	await writeFile(`${path(importId)}.part`, JSON.stringify(file), { mode: 0o600 })
	await rename(`${path(importId)}.part`, path(importId))
}

/** null when it is gone. `importId` comes from the database, never from the address. */
export async function readImport(importId: string): Promise<ImportFile | null> {
	try {
		const file: ImportFile = JSON.parse(await readFile(path(importId), 'utf8'))
		return file
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
		throw error
	}
}

export async function forgetImport(importId: string): Promise<void> {
	await rm(path(importId), { force: true })
}

/** Removes what is older than its lifetime, judged by the file's own time. */
export async function sweepFolder(directory: string, lifetime: number, now: number): Promise<number> {
	const names = await readdir(directory).catch(() => [])
	let removed = 0
	for (const name of names) {
		const file = join(directory, name)
		const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: now }))
		if (mtimeMs + lifetime >= now) continue
		await rm(file, { force: true })
		removed += 1
	}
	return removed
}

export const sweepImports = (now: number) => sweepFolder(folder(), importLifetime, now)
