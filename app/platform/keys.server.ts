import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { env } from './env.server'

const known = new Map<string, Buffer>()

function syncedFile(path: string, content: Buffer): void {
	const file = openSync(path, 'wx', 0o600)
	writeSync(file, content)
	fsyncSync(file)
	closeSync(file)
}

function syncFolder(path: string): void {
	const folder = openSync(path, 'r')
	fsyncSync(folder)
	closeSync(folder)
}

/** Makes the key whole or not at all: a second process that starts at the same time finds the first one's. */
function makeKey(folder: string, path: string): void {
	mkdirSync(folder, { recursive: true, mode: 0o700 })
	const draft = `${path}.${randomBytes(6).toString('hex')}`
	syncedFile(draft, randomBytes(32))
	try {
		linkSync(draft, path)
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
	} finally {
		rmSync(draft, { force: true })
	}
	syncFolder(folder)
}

/**
 * 32 random bytes kept in DATA_DIR/keys, made at their first use. They belong into every backup, and machines that share a
 * PostgreSQL database share them.
 */
export function secretKey(name: string): Buffer {
	const remembered = known.get(name)
	if (remembered) return remembered
	const folder = join(env.DATA_DIR, 'keys')
	const path = join(folder, name)
	let key = readKey(path)
	if (!key) {
		makeKey(folder, path)
		key = readKey(path)
	}
	if (!key) throw new Error(`The key ${name} in DATA_DIR/keys cannot be read`)
	known.set(name, key)
	return key
}

function readKey(path: string): Buffer | null {
	try {
		const key = readFileSync(path)
		if (key.length !== 32) throw new Error('A key in DATA_DIR/keys is not 32 bytes long')
		return key
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
		throw error
	}
}
