import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { env } from '~/platform/env.server'

/** What lies between preview and confirmation: readable by the server alone, swept with the registers' files after a week. */
export interface KeptFile {
	fileName: string
	bytes: Uint8Array
}

const folder = () => join(env.DATA_DIR, 'imports')
const named = /^[0-9a-f]{32}$/

/** Bound to vote and person: nobody else finds it by its name. */
const path = (voteId: string, personId: string, name: string) =>
	join(folder(), `municipal-${voteId}-${personId}-${name}`)

export async function keepFile(voteId: string, personId: string, file: KeptFile): Promise<string> {
	await mkdir(folder(), { recursive: true, mode: 0o700 })
	const name = randomBytes(16).toString('hex')
	const place = path(voteId, personId, name)
	const head = Buffer.from(`${encodeURIComponent(file.fileName)}\n`)
	await writeFile(`${place}.part`, Buffer.concat([head, file.bytes]), { mode: 0o600 })
	await rename(`${place}.part`, place)
	return name
}

/** Null when it is gone, or was never this person's. */
export async function keptFile(voteId: string, personId: string, name: string): Promise<KeptFile | null> {
	if (!named.test(name)) return null
	const bytes = await readFile(path(voteId, personId, name)).catch(() => null)
	if (!bytes) return null
	const end = bytes.indexOf(10)
	return { fileName: decodeURIComponent(bytes.subarray(0, end).toString()), bytes: bytes.subarray(end + 1) }
}

export async function forgetFile(voteId: string, personId: string, name: string): Promise<void> {
	if (named.test(name)) await rm(path(voteId, personId, name), { force: true })
}
