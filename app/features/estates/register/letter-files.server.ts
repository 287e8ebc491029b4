import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { env } from '~/platform/env.server'
import { sweepFolder } from './import-files.server'

/**
 * The codes of a batch of letters in plain, for printing. Only their hashes are in the database, so this file is the one
 * place to print from: readable by the server alone, for 24 hours, and only through the batch's page by the same office.
 */
export interface LetterFile {
	estateId: string
	issuedAt: number
	codes: { invitationId: string; code: string }[]
}

export const printable = 24 * 60 * 60 * 1000

const folder = () => join(env.DATA_DIR, 'letters')
const path = (batchId: string) => join(folder(), `${batchId}.json`)

/** Writes the codes aside, before the deed; `keep` makes them the batch's, `drop` forgets them. */
export async function prepareLetters(batchId: string, attempt: string, file: LetterFile) {
	await mkdir(folder(), { recursive: true, mode: 0o700 })
	const aside = join(folder(), `${batchId}.${attempt}.part`)
	await writeFile(aside, JSON.stringify(file), { mode: 0o600, flush: true })
	return { keep: () => rename(aside, path(batchId)), drop: () => rm(aside, { force: true }) }
}

/** null when it is gone or its day is over. `batchId` comes from the database, never from the address. */
export async function readLetters(batchId: string, at: number): Promise<LetterFile | null> {
	try {
		const file: LetterFile = JSON.parse(await readFile(path(batchId), 'utf8'))
		return file.issuedAt + printable > at ? file : null
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
		throw error
	}
}

export const sweepLetters = (now: number) => sweepFolder(folder(), printable, now)
