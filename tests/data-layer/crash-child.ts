import { writeSync } from 'node:fs'
import { write } from '../../db/store.server'
import { samples } from './sample'

/** Run by crash.db.test.ts: says each acknowledged deed on a line of its own, then dies as its argument says. */
const acknowledge = (id: string) => writeSync(1, `${id}\n`)

async function dieMidDeed() {
	await write(async (tx) => void (await tx.insert(samples).values({ id: 'whole' })))
	acknowledge('whole')
	await write(async (tx) => {
		await tx.insert(samples).values({ id: 'half' })
		process.kill(process.pid, 'SIGKILL')
		await tx.insert(samples).values({ id: 'other half' })
	})
}

/** Deeds in pairs of rows, side by side, until someone kills the process. */
async function castUntilKilled() {
	for (let round = 0; ; round++) {
		const deeds = Array.from({ length: 20 }, async (_, index) => {
			const id = `${round}-${index}`
			await write(async (tx) => {
				await tx.insert(samples).values({ id: `${id} first` })
				await tx.insert(samples).values({ id: `${id} second` })
			})
			acknowledge(id)
		})
		await Promise.all(deeds)
	}
}

/** Under a limit on the size of files: a write fails as it does on a broken disk. */
async function castUntilDiskBreaks() {
	process.on('SIGXFSZ', () => undefined)
	for (let number = 0; ; number++) {
		try {
			await write(
				async (tx) =>
					void (await tx.insert(samples).values({ id: `${number}`, detail: { names: ['x'.repeat(20_000)] } })),
			)
		} catch {
			writeSync(1, 'survived\n')
			process.exit(0)
		}
		acknowledge(`${number}`)
	}
}

const ways: Record<string, () => Promise<void>> = { dieMidDeed, castUntilKilled, castUntilDiskBreaks }
await ways[process.argv[2] ?? '']?.()
