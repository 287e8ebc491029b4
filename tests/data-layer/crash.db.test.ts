import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { asc } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { engine } from '../../db/dialect'
import { closeStore, read } from '../../db/store.server'
import { freshDatabase } from '../support/database'
import { makeSamples, samples } from './sample'

beforeEach(freshDatabase)
beforeEach(makeSamples)
beforeEach(closeStore)

async function run(way: string, options: { killAfter?: number; fileBlocks?: number } = {}) {
	const node = `exec "${process.execPath}" --import tsx tests/data-layer/crash-child.ts ${way}`
	const limit = options.fileBlocks ? `ulimit -f ${options.fileBlocks}; ` : ''
	const child = spawn('sh', ['-c', limit + node], { stdio: ['ignore', 'pipe', 'pipe'] })
	let said = ''
	let errors = ''
	child.stdout.on('data', (data) => {
		if (!said && options.killAfter) setTimeout(() => child.kill('SIGKILL'), options.killAfter)
		said += data
	})
	child.stderr.on('data', (data) => {
		errors += data
	})
	const [code, signal] = await once(child, 'close')
	return { code, signal, acknowledged: said.split('\n').slice(0, -1), errors }
}

const ids = async () =>
	(await read.select({ id: samples.id }).from(samples).orderBy(asc(samples.id))).map(({ id }) => id)

test('a crash between two writes of a deed leaves neither, and loses no deed before it', async () => {
	const { signal, acknowledged } = await run('dieMidDeed')
	expect(signal).toBe('SIGKILL')
	expect(acknowledged).toEqual(['whole'])
	expect(await ids()).toEqual(['whole'])
})

test('a kill under load loses no acknowledged deed and leaves no half of one', { timeout: 60_000 }, async () => {
	for (const killAfter of [5, 40, 111]) {
		await makeSamples()
		await closeStore()
		const { signal, acknowledged } = await run('castUntilKilled', { killAfter })
		expect(signal).toBe('SIGKILL')
		const rows = new Set(await ids())
		for (const id of acknowledged) expect(rows).toContain(`${id} first`)
		for (const row of rows) {
			const [id] = row.split(' ')
			expect(rows.has(`${id} first`) && rows.has(`${id} second`)).toBe(true)
		}
		await closeStore()
	}
})

test.runIf(engine === 'sqlite')(
	'the process ends when the file cannot be written, and no acknowledged deed is lost',
	async () => {
		const { code, acknowledged, errors } = await run('castUntilDiskBreaks', { fileBlocks: 6000 })
		expect(errors).toContain('cannot be trusted any more (SQLITE_IOERR')
		expect(code).toBe(74)
		expect(acknowledged.length).toBeGreaterThan(10)
		expect(await ids()).toEqual(acknowledged.toSorted())
	},
)
