/** A copy of the whole portal while it runs: `npm run backup -- <folder>` (in the image: `node build/server/backup.js <folder>`). */
import { closeSync, cpSync, existsSync, fsyncSync, mkdirSync, openSync } from 'node:fs'
import { join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { engine } from 'db/dialect'
import { storePath } from 'db/store.server'
import { env } from '~/platform/env.server'

/** Uploads and what the database's secrets are sealed with; sessions and letters need nothing more. */
const folders = ['files', 'keys']

function flush(path: string): void {
	const file = openSync(path, 'r')
	try {
		fsyncSync(file)
	} finally {
		closeSync(file)
	}
}

/** The database as of one instant, then checked as a copy: a backup that nobody opened does not count. */
function copyDatabase(to: string): string {
	const live = new Database(storePath(), { readonly: true, fileMustExist: true })
	live.prepare('VACUUM INTO ?').run(to)
	live.close()
	const copy = new Database(to, { readonly: true })
	const integrity = copy.pragma('integrity_check', { simple: true })
	const orphans = copy.pragma('foreign_key_check')
	copy.close()
	if (integrity !== 'ok' || !Array.isArray(orphans) || orphans.length > 0)
		throw new Error(`The copy is damaged: ${integrity}`)
	flush(to)
	return to
}

function backup(target: string): void {
	if (existsSync(target)) throw new Error(`${target} exists: a backup goes into a new folder`)
	mkdirSync(target, { recursive: true })
	if (engine === 'sqlite') console.log(copyDatabase(join(target, 'wugong.db')))
	else console.log('PostgreSQL: take the database with pg_dump; this copies the folders beside it.')
	for (const folder of folders) {
		const from = join(env.DATA_DIR, folder)
		if (existsSync(from)) cpSync(from, join(target, folder), { recursive: true, errorOnExist: true, force: false })
	}
	flush(target)
	console.log(`Backed up to ${target}`)
}

const [target] = process.argv.slice(2)
try {
	if (!target) throw new Error('Say where to: npm run backup -- <new folder>')
	backup(resolve(target))
} catch (error) {
	console.error(error instanceof Error ? error.message : error)
	process.exitCode = 1
}
