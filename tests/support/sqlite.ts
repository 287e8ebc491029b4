import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { migrateIn, scratchFolder } from './scratch'

declare module 'vitest' {
	export interface ProvidedContext {
		sqliteTemplate: string
	}
}

/** Makes the migrated file that each test starts from. */
export default async function setup(project: TestProject) {
	const folder = scratchFolder('sqlite')
	const remove = () => rmSync(folder, { recursive: true, force: true })
	try {
		await migrateIn({ DATA_DIR: folder, DATABASE_URL: '' })
	} catch (error) {
		remove()
		throw error
	}
	project.provide('sqliteTemplate', join(folder, 'wugong.db'))
	return remove
}
