import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { asAdmin } from './postgres'
import { scratchFolder } from './scratch'

/**
 * Setup file of the projects sqlite and postgres: gives the worker a database of its own before the test file
 * imports the schema, which settles its engine at import. Nothing here may import db/ before that.
 */
const worker = `worker_${process.pid}_${process.env.VITEST_WORKER_ID ?? 0}`
const onPostgres = process.env.VITEST_ENGINE === 'postgres'

process.env.DATA_DIR = scratchFolder(worker)
process.env.DATABASE_URL = onPostgres ? `${inject('postgresServer')}${worker}` : ''

if (onPostgres) {
	await asAdmin(inject('postgresServer'), `CREATE DATABASE ${worker} TEMPLATE ${inject('postgresTemplate')}`)
	await keepPristine()
}

const { closeStore, storePath } = await import('../../db/store.server')

async function withClient<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
	const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
	await client.connect()
	try {
		return await work(client)
	} finally {
		await client.end()
	}
}

/** Copies the reference data aside and makes a function that puts it back and empties all the rest. */
async function keepPristine() {
	await withClient(async (client) => {
		const { rows } = await client.query<{ name: string }>(
			`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'store_migrations'`,
		)
		await client.query('CREATE SCHEMA pristine')
		const refills: string[] = []
		for (const { name } of rows) {
			const { rowCount } = await client.query(`SELECT 1 FROM "${name}" LIMIT 1`)
			if (!rowCount) continue
			await client.query(`CREATE TABLE pristine."${name}" AS TABLE public."${name}"`)
			refills.push(`INSERT INTO public."${name}" SELECT * FROM pristine."${name}";`)
		}
		const empties = rows.map(({ name }) => `DELETE FROM public."${name}";`)
		// replica: no trigger and no foreign key stands in the way.
		await client.query(`CREATE FUNCTION pristine.restore() RETURNS void LANGUAGE plpgsql
			SET session_replication_role = replica AS $$ BEGIN ${empties.join('\n')} ${refills.join('\n')} END $$`)
	})
}

/** For `beforeEach(freshDatabase)`: the schema and the reference data, nothing else. */
export async function freshDatabase(): Promise<void> {
	if (onPostgres) {
		await withClient((client) => client.query('SELECT pristine.restore()'))
		return
	}
	await closeStore()
	mkdirSync(dirname(storePath()), { recursive: true })
	for (const end of ['', '-wal', '-shm']) {
		if (existsSync(storePath() + end)) rmSync(storePath() + end)
	}
	copyFileSync(inject('sqliteTemplate'), storePath())
}

/** A migrated database beside the worker's own, for tests that change its schema or leave it broken. */
export async function cloneDatabase(name: string): Promise<{ file: string; url: string }> {
	if (onPostgres) {
		const url = `${inject('postgresServer')}${worker}_${name}`
		await asAdmin(inject('postgresServer'), `CREATE DATABASE ${worker}_${name} TEMPLATE ${inject('postgresTemplate')}`)
		return { file: '', url }
	}
	const file = join(process.env.DATA_DIR ?? '', name, 'wugong.db')
	mkdirSync(dirname(file), { recursive: true })
	copyFileSync(inject('sqliteTemplate'), file)
	return { file, url: '' }
}

if (!onPostgres) await freshDatabase()

afterAll(async () => {
	await closeStore()
	rmSync(join(process.env.DATA_DIR ?? ''), { recursive: true, force: true })
	if (onPostgres) await asAdmin(inject('postgresServer'), `DROP DATABASE ${worker} WITH (FORCE)`)
})
