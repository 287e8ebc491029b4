/**
 * Writes db/migrations/{sqlite,postgres} from db/schema.
 *   npx tsx scripts/generate-migrations.ts                 rewrites the initial migration (only before the first release)
 *   npx tsx scripts/generate-migrations.ts --name add-x    adds a migration from the last snapshot to the schema
 *   npx tsx scripts/generate-migrations.ts --check         fails if the schema has gone on without its migrations
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { appendOnlyStatements, appendOnlyTables } from '../db/append-only'

const { values } = parseArgs({
	options: { name: { type: 'string' }, check: { type: 'boolean' }, engine: { type: 'string' } },
})
const initial = '0000_initial.sql'
const triggers = '0001_append_only.sql'
const separator = '\n--> statement-breakpoint\n'

/** The schema is made for the engine that DATABASE_URL names at import: hence a process for each. */
function eachEngine() {
	for (const engine of ['sqlite', 'postgres']) {
		const env = { ...process.env, DATABASE_URL: engine === 'postgres' ? 'postgres://nowhere' : '' }
		const own = process.argv.slice(1)
		const { status } = spawnSync(process.execPath, [...process.execArgv, ...own, '--engine', engine], {
			env,
			stdio: 'inherit',
		})
		if (status !== 0) process.exit(status ?? 1)
	}
}

/** STRICT: SQLite then refuses text in a number's place, as PostgreSQL does. */
function strict(statement: string) {
	return statement.startsWith('CREATE TABLE') ? statement.replace(/\)\s*;?\s*$/, ') STRICT;') : statement
}

async function kit(engine: string) {
	const { createRequire } = await import('node:module')
	const api: typeof import('drizzle-kit/api') = createRequire(import.meta.url)('drizzle-kit/api')
	const schema: Record<string, unknown> = await import('../db/schema')
	const ids = { id: '00000000-0000-0000-0000-000000000000', prevId: '00000000-0000-0000-0000-000000000000' }
	if (engine === 'postgres') {
		const current = api.generateDrizzleJson(schema)
		return {
			current: { ...current, ...ids },
			tables: Object.keys(current.tables).map((name) => name.replace(/^public\./, '')),
			since: (text: string | null) =>
				api.generateMigration(text ? JSON.parse(text) : api.generateDrizzleJson({}), current),
		}
	}
	const current = await api.generateSQLiteDrizzleJson(schema)
	return {
		current: { ...current, ...ids },
		tables: Object.keys(current.tables),
		since: async (text: string | null) => {
			const before = text ? JSON.parse(text) : await api.generateSQLiteDrizzleJson({})
			return (await api.generateSQLiteMigration(before, current)).map(strict)
		},
	}
}

async function generate(engine: 'sqlite' | 'postgres') {
	const folder = join('db/migrations', engine)
	const snapshotFile = join(folder, 'snapshot.json')
	mkdirSync(folder, { recursive: true })
	const migrations = readdirSync(folder).filter((file) => file.endsWith('.sql'))
	const { current, tables, since } = await kit(engine)
	const unknown = appendOnlyTables.filter((table) => !tables.includes(table))
	if (unknown.length > 0) throw new Error(`db/append-only.ts lists tables that the schema lacks: ${unknown.join(', ')}`)

	const snapshot = existsSync(snapshotFile) ? readFileSync(snapshotFile, 'utf8') : null
	const unsettled = !migrations.some((name) => name > triggers)
	const asFile = (statements: string[]) => `${statements.join(separator)}\n`
	const guards = asFile(appendOnlyStatements(engine, appendOnlyTables))
	const write = (name: string, statements: string[]) => {
		writeFileSync(join(folder, name), asFile(statements))
		console.log(`${engine}: ${name}, ${statements.length} statements`)
	}
	if (values.check) {
		const missing = await since(snapshot)
		if (unsettled && readFileSync(join(folder, triggers), 'utf8') !== guards)
			missing.push(`the triggers of ${triggers}`)
		if (missing.length === 0) return
		console.error(`${engine}: the schema has gone on without its migrations. Missing:\n${missing.join('\n')}`)
		process.exit(1)
	}
	if (values.name) {
		const statements = await since(snapshot)
		const number = String(migrations.length).padStart(4, '0')
		if (statements.length > 0) write(`${number}_${values.name}.sql`, statements)
	} else {
		if (!unsettled) throw new Error('The initial migration is settled: give --name')
		write(initial, await since(null))
		write(triggers, appendOnlyStatements(engine, appendOnlyTables))
	}
	writeFileSync(snapshotFile, `${JSON.stringify(current, null, '\t')}\n`)
}

if (values.engine === 'sqlite' || values.engine === 'postgres') await generate(values.engine)
else eachEngine()
