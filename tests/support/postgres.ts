import { chmodSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { reachablePostgres } from './reachable-postgres'
import { migrateIn, scratchFolder } from './scratch'

declare module 'vitest' {
	export interface ProvidedContext {
		/** URL of the server without the name of a database, and the migrated database to clone. */
		postgresServer: string
		postgresTemplate: string
	}
}

const template = 'wugong_template'

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer().once('error', reject)
		server.listen(0, '127.0.0.1', () => {
			const address = server.address()
			server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
		})
	})
}

/** A real PostgreSQL 18 of our own. Answers its URL, ending in a slash, and the way to stop it. */
export async function startPostgres() {
	const folder = scratchFolder('postgres')
	const port = await freePort()
	const EmbeddedPostgres = await reachablePostgres()
	const server = new EmbeddedPostgres({
		databaseDir: join(folder, 'cluster'),
		port,
		user: 'wugong',
		password: 'wugong',
		persistent: false,
		createPostgresUser: process.getuid?.() === 0,
		initdbFlags: ['--encoding=UTF8', '--locale=C'],
		postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=`, '-c', 'max_connections=200'],
		onLog: () => undefined,
	})
	// initdb runs as another user when we are root.
	chmodSync(folder, 0o755)
	await server.initialise()
	await server.start()
	const stop = async () => {
		await server.stop()
		rmSync(folder, { recursive: true, force: true })
	}
	return { url: `postgres://wugong:wugong@127.0.0.1:${port}/`, stop }
}

export async function asAdmin(server: string, sql: string) {
	const client = new pg.Client({ connectionString: `${server}postgres` })
	await client.connect()
	try {
		await client.query(sql)
	} finally {
		await client.end()
	}
}

/** Starts the server and makes the migrated database that each worker clones. */
export default async function setup(project: TestProject) {
	const { url, stop } = await startPostgres()
	try {
		await asAdmin(url, `CREATE DATABASE ${template}`)
		await migrateIn({ DATA_DIR: '', DATABASE_URL: `${url}${template}` })
	} catch (error) {
		await stop()
		throw error
	}
	project.provide('postgresServer', url)
	project.provide('postgresTemplate', template)
	return stop
}
