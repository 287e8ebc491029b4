import { engine } from '../../db/dialect'
import { type MigrationTarget, postgresTarget, sqliteTarget } from '../../db/engines/migration-target.server'

export interface Where {
	file: string
	url: string
}

export async function withTarget<T>({ file, url }: Where, work: (target: MigrationTarget) => Promise<T>): Promise<T> {
	const target = engine === 'postgres' ? await postgresTarget(url) : sqliteTarget(file)
	try {
		return await work(target)
	} finally {
		await target.close()
	}
}

async function columnsOf(target: MigrationTarget, table: string) {
	const rows = await target.rows(
		engine === 'postgres'
			? `SELECT column_name AS name, data_type AS type FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '${table}'`
			: `PRAGMA table_info("${table}")`,
	)
	return rows.map(({ name, type }) => ({ name: String(name), type: String(type).toLowerCase() }))
}

function valueFor(type: string, row: number) {
	if (type === 'boolean') return 'true'
	if (type === 'jsonb') return `'{"row": ${row}}'`
	return type === 'text' ? `'v${row}'` : String(row)
}

async function dropChecks(target: MigrationTarget) {
	const checks = await target.rows(
		`SELECT conrelid::regclass AS table, conname AS name FROM pg_constraint WHERE contype = 'c' AND connamespace = 'public'::regnamespace`,
	)
	for (const check of checks) await target.run(`ALTER TABLE ${check.table} DROP CONSTRAINT "${check.name}"`)
}

export const ownTable = (table: string) => table.startsWith('store_')

/**
 * Puts rows into every table, whatever its columns: row n has 'vn' in each text and n in each number, so that every
 * reference finds its row. Checks are set aside.
 */
export async function fillEveryTable(where: Where, rows: number) {
	await withTarget(where, async (target) => {
		if (engine === 'postgres') await dropChecks(target)
		await target.run(
			engine === 'postgres' ? 'SET session_replication_role = replica' : 'PRAGMA ignore_check_constraints = ON',
		)
		for (const table of (await target.tables()).filter((name) => !ownTable(name))) {
			const columns = await columnsOf(target, table)
			const names = columns.map(({ name }) => `"${name}"`).join(', ')
			for (let row = 1; row <= rows; row++) {
				const values = columns.map(({ type }) => valueFor(type, row)).join(', ')
				await target.run(`INSERT INTO "${table}" (${names}) VALUES (${values})`)
			}
		}
		const [orphan] = await target.orphans()
		if (orphan) throw new Error(`The filled database has a row that refers to nothing: ${JSON.stringify(orphan)}`)
	})
}

/** Every row of every table, as text that can be compared. */
export async function dump(where: Where): Promise<Record<string, string[]>> {
	return withTarget(where, async (target) => {
		const content: Record<string, string[]> = {}
		for (const table of (await target.tables()).filter((name) => !ownTable(name))) {
			const rows = await target.rows(`SELECT * FROM "${table}"`)
			content[table] = rows.map((row) => JSON.stringify(row)).sort()
		}
		return content
	})
}
