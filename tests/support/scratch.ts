import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** A folder of our own, in memory where the machine allows it: the databases of tests keep their fsync. */
export function scratchFolder(name: string): string {
	const parent = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
	return mkdtempSync(join(parent, `wugong-${name}-`))
}

/** Migrates in a process of its own: the engine of a process is settled when its schema is imported. */
export async function migrateIn(environment: { DATA_DIR: string; DATABASE_URL: string }) {
	const own = { ...process.env, ...environment }
	await promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/migrate.ts'], { env: own })
}
