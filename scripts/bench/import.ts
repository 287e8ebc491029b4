/** How long a register of 5,000 units takes to preview and to confirm: npx tsx scripts/bench/import.ts [units] */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const count = Number(process.argv[2] ?? 5000)
const folder = mkdtempSync(join(tmpdir(), 'wugong-import-'))
process.env.DATA_DIR = folder

const { prepareStore } = await import('db/migrate.server')
const { closeStore, write } = await import('db/store.server')
const { countyRegions, loadRegions } = await import('~/features/estates/load-regions.server')
const { confirmRegister } = await import('~/features/estates/register/confirm-register.server')
const { previewRegister } = await import('~/features/estates/register/preview-register.server')
const { estateAnswers, registerFile, unitRows } = await import('../../tests/support/register-file')

const path = '51/5101/510107/510107001/'
const grant = {
	role: 'street-officer',
	scopeKind: 'region',
	scopeId: '510107001',
	estateId: null,
	regionPath: path,
} as const
const officer = {
	personId: 'bench',
	kind: 'staff',
	displayName: '',
	signedInAt: 0,
	grants: [grant],
	homes: [],
} as const

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
	const [began, before] = [performance.now(), process.cpuUsage()]
	const value = await work()
	const { user, system } = process.cpuUsage(before)
	const figures = [`${Math.round(performance.now() - began)} ms`, `${Math.round((user + system) / 1000)} ms of CPU`]
	console.log(what.padEnd(34), figures.join(', '))
	return value
}

async function preview(what: string, bytes: Uint8Array): Promise<string> {
	const upload = { bytes, fileName: 'register.xlsx', estateNumber: null }
	const result = await timed(what, () => previewRegister(officer, upload, Date.now()))
	if (!result.ok) throw new Error(result.error)
	return result.value.importId
}

try {
	await prepareStore()
	const regions = await countyRegions('510107')
	await write((tx) => loadRegions(tx, regions))
	const bytes = await registerFile(estateAnswers, unitRows(count))
	const wrong = await registerFile(
		{ ...estateAnswers, number: 'CS-0002' },
		unitRows(count).map((row) => ({ ...row, area: '', phone: '1' })),
	)
	console.log(`${count} units, ${Math.round(bytes.length / 1024)} KB`)
	const first = await preview('preview, new estate', bytes)
	await timed('confirm', () => confirmRegister(officer, { importId: first }, Date.now()))
	const again = await preview('preview, the same again', bytes)
	await timed('confirm, nothing to change', () => confirmRegister(officer, { importId: again }, Date.now()))
	await preview(`preview, every row wrong twice`, wrong)
	const changed = await registerFile(
		estateAnswers,
		unitRows(count, (index) => `138${String(index).padStart(8, '0')}`),
	)
	const phones = await preview('preview, every owner changed', changed)
	await timed('confirm, every owner changed', () => confirmRegister(officer, { importId: phones }, Date.now()))
	console.log(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`)
} finally {
	await closeStore()
	rmSync(folder, { recursive: true, force: true })
}
