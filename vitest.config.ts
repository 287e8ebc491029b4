import { fileURLToPath } from 'node:url'
import { configDefaults, defineConfig } from 'vitest/config'

const folder = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const resolve = {
	alias: [
		{ find: /^~\//, replacement: folder('./app/') },
		{ find: /^db\//, replacement: folder('./db/') },
		{ find: /^locales\//, replacement: folder('./locales/') },
	],
}
const databaseTests = '{app,db,scripts,tests}/**/*.db.test.ts'
const exclude = [...configDefaults.exclude, 'tests/e2e/**', 'build/**']

/** A busy machine is slow, not wrong. */
const patience = { testTimeout: 60_000, hookTimeout: 120_000 }

/** Tests that touch the database are named *.db.test.ts and run on both engines; all others are named *.test.ts(x). */
export default defineConfig({
	test: {
		projects: [
			{
				resolve,
				esbuild: { jsx: 'automatic' },
				test: {
					...patience,
					name: 'unit',
					include: ['{app,db,scripts,tests}/**/*.test.{ts,tsx}'],
					exclude: [...exclude, databaseTests],
				},
			},
			{
				resolve,
				test: {
					...patience,
					name: 'sqlite',
					include: [databaseTests],
					exclude,
					env: { VITEST_ENGINE: 'sqlite' },
					globalSetup: ['tests/support/sqlite.ts'],
					setupFiles: ['tests/support/database.ts'],
				},
			},
			{
				resolve,
				test: {
					...patience,
					name: 'postgres',
					include: [databaseTests],
					exclude,
					env: { VITEST_ENGINE: 'postgres' },
					globalSetup: ['tests/support/postgres.ts'],
					setupFiles: ['tests/support/database.ts'],
				},
			},
		],
	},
})
