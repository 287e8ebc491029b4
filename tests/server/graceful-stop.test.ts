import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'

interface Tally {
	acknowledged: string[]
	cutOff: number
	refused: number
}

/** Sends deeds one after the other on a kept connection until nobody listens any more. */
async function keepSending(port: number, name: string, tally: Tally): Promise<void> {
	const agent = new Agent({ keepAlive: true, maxSockets: 1 })
	for (let count = 0; ; count += 1) {
		const key = `${name}-${count}`
		const outcome = await new Promise<'saved' | 'cut off' | 'refused'>((resolve) => {
			const headers = { Origin: `http://127.0.0.1:${port}` }
			const sent = request({ host: '127.0.0.1', port, path: `/${key}`, method: 'POST', agent, headers }, (response) => {
				let body = ''
				response.setEncoding('utf8').on('data', (chunk: string) => {
					body += chunk
				})
				response.on('end', () => resolve(body === `saved ${key}` ? 'saved' : 'cut off'))
				response.on('error', () => resolve('cut off'))
			})
			sent.on('error', () => resolve('refused'))
			sent.end()
		})
		if (outcome === 'saved') tally.acknowledged.push(key)
		else if (outcome === 'cut off') tally.cutOff += 1
		else {
			tally.refused += 1
			break
		}
	}
	agent.destroy()
}

test('SIGTERM under load loses no acknowledged deed and answers what it took', { timeout: 60_000 }, async () => {
	for (let round = 0; round < 3; round += 1) {
		const folder = mkdtempSync(join(tmpdir(), 'wugong-stop-'))
		const child = spawn('node_modules/.bin/node', ['--import', 'tsx', 'tests/server/stopping-portal.ts'], {
			stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
			env: {
				...process.env,
				NODE_ENV: 'production',
				LOG_LEVEL: 'warn',
				DATA_DIR: folder,
				DATABASE_URL: '',
				VITEST: '',
			},
		})
		const exited = once(child, 'exit')
		const [{ port }] = await once(child, 'message')
		const tally: Tally = { acknowledged: [], cutOff: 0, refused: 0 }
		const senders = Array.from({ length: 32 }, (_, sender) => keepSending(port, `${round}-${sender}`, tally))
		await wait(400 + round * 130)
		const signalled = Date.now()
		child.kill('SIGTERM')
		await Promise.all(senders)
		expect((await exited)[0]).toBe(0)
		expect(Date.now() - signalled).toBeLessThan(12_000)

		const database = new Database(join(folder, 'wugong.db'), { readonly: true })
		const kept = new Set(database.prepare('SELECT key FROM rate_limits').pluck().all())
		database.close()
		expect(tally.acknowledged.length).toBeGreaterThan(8)
		expect(tally.acknowledged.filter((key) => !kept.has(key))).toEqual([])
		expect(tally.cutOff).toBe(0)
		rmSync(folder, { recursive: true })
	}
})

test('a wrong variable stops the start and is named', async () => {
	const code =
		"import('./app/platform/env.server.ts').catch((error) => { console.error(error.message); process.exit(1) })"
	const child = spawn('node_modules/.bin/node', ['--import', 'tsx', '-e', code], {
		env: { ...process.env, PORT: 'abc' },
		stdio: ['ignore', 'ignore', 'pipe'],
	})
	let said = ''
	child.stderr.setEncoding('utf8').on('data', (text: string) => {
		said += text
	})
	expect((await once(child, 'exit'))[0]).toBe(1)
	expect(said).toContain('PORT')
})
