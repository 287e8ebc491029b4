import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { env } from '~/platform/env.server'

export type Size = 'full' | 'thumb'

const folder = () => join(env.DATA_DIR, 'files')
const named = /^[0-9a-f]{32}$/

export function newStorageName(): string {
	return randomBytes(16).toString('hex')
}

/** Where the bytes of a file lie. Throws for a name that is none of ours. */
export function storedPath(storageName: string, size: Size): string {
	if (!named.test(storageName)) throw new Error('not a storage name')
	return join(folder(), size === 'thumb' ? `${storageName}.thumb` : storageName)
}

async function syncFolder(): Promise<void> {
	const handle = await open(folder(), 'r')
	await handle.sync().finally(() => handle.close())
}

/** Bytes under a temporary name, on the disk for sure, then under their own. */
async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
	const temporary = `${path}.part`
	const handle = await open(temporary, 'wx', 0o640)
	try {
		await handle.writeFile(bytes)
		await handle.sync()
	} finally {
		await handle.close()
	}
	await rename(temporary, path)
}

export async function writeStored(storageName: string, bytes: Partial<Record<Size, Uint8Array>>): Promise<void> {
	await mkdir(folder(), { recursive: true })
	try {
		if (bytes.thumb) await writeDurably(storedPath(storageName, 'thumb'), bytes.thumb)
		if (bytes.full) await writeDurably(storedPath(storageName, 'full'), bytes.full)
		await syncFolder()
	} catch (error) {
		await removeStored(storageName)
		throw error
	}
}

export async function removeStored(storageName: string): Promise<void> {
	const paths = [storedPath(storageName, 'full'), storedPath(storageName, 'thumb')]
	await Promise.all(paths.flatMap((path) => [path, `${path}.part`]).map((path) => rm(path, { force: true })))
}

/** The names under which bytes were last written before `before` (ms): what a sweep compares with the rows. */
export async function storedBefore(before: number): Promise<string[]> {
	const entries = await readdir(folder()).catch(() => [])
	const old = new Set<string>()
	for (const entry of entries) {
		const name = entry.slice(0, 32)
		if (!named.test(name)) continue
		const found = await stat(join(folder(), entry)).catch(() => null)
		if (found && found.mtimeMs < before) old.add(name)
	}
	return [...old]
}
