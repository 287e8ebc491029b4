import { createHash } from 'node:crypto'
import { municipalImports } from 'db/schema'
import { type Read, read, type Tx } from 'db/store.server'
import { and, eq } from 'drizzle-orm'
import { perform } from '~/features/audit/perform.server'
import { type EstateFacts, placeOf } from '~/features/estates/find-estate.server'
import { may } from '~/features/identity/access'
import type { Actor } from '~/features/identity/types'
import { newId } from '~/platform/id'
import { done, type Result, refused } from '~/platform/result'
import type { ReadRefusal, Workbook } from '~/platform/workbook/cells'
import { readWorkbook } from '~/platform/workbook/read-workbook.server'
import { paperVote } from '../papers/case.server'
import { frozenVote } from '../votes/frozen-vote.server'
import { placeBallot } from '../votes/place-ballot.server'
import { forgetTurnout } from '../votes/turnout.server'
import type { KeptFile } from './kept-file.server'
import { locateRows } from './locate'
import { type Checked, checkRows, type ImportRefusal, type Issue, whyNotImport } from './rules'
import { requestKeyOf, sceneOf } from './scene.server'
import { readHeading } from './words.server'

type Estate = Pick<EstateFacts, 'id' | 'regionPath'>

export type MunicipalRefusal =
	| ImportRefusal
	| ReadRefusal
	| 'municipal:refusal.not-yours'
	| 'municipal:refusal.same-file'
	| 'municipal:refusal.has-errors'

export const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** The rows of a file against the roll as it stands; nothing is written. */
async function check(db: Read, estateId: string, voteId: string, book: Workbook, at: number): Promise<Checked> {
	const scene = await sceneOf(db, estateId, voteId, at)
	if (!scene) return { ballots: [], repeated: 0, issues: [] }
	const formulas = book.formulas.map(({ address }): Issue => {
		const row = Number(/\d+$/.exec(address)?.[0] ?? 0) || null
		return { row, column: null, matter: null, code: 'formula', value: address }
	})
	const { rows, issues } = locateRows(book.grids, readHeading, scene.matters)
	const checked = checkRows(rows, scene)
	return { ...checked, issues: [...formulas, ...issues, ...checked.issues] }
}

export interface Preview extends Checked {
	fileName: string
	/** It has been imported before. */
	same: boolean
}

/** What a file would bring, and what is wrong with it, row by row. */
export async function previewMunicipal(
	estate: Estate,
	voteId: string,
	file: KeptFile,
	at: number,
): Promise<Result<Preview, ReadRefusal>> {
	const book = await readWorkbook(file.bytes, file.fileName)
	if (!book.ok) return book
	const checked = await check(read, estate.id, voteId, book.value, at)
	const same = await importedBefore(read, estate.id, voteId, hashOf(file.bytes))
	return done({ ...checked, fileName: file.fileName, same })
}

/** Takes the ballots of a file into the vote, all or none; each counts once, by its reference. */
export async function importMunicipal(
	actor: Actor,
	estate: Estate,
	{ voteId, file }: { voteId: string; file: KeptFile },
	at: number,
): Promise<Result<{ taken: number; rows: number }, MunicipalRefusal>> {
	const deed = {
		deed: 'import-municipal',
		estateId: estate.id,
		regionPath: estate.regionPath,
		subjectKind: 'vote',
		subjectId: voteId,
	}
	const book = await readWorkbook(file.bytes, file.fileName)
	const imported = await perform(
		actor,
		deed,
		at,
		(tx) => (book.ok ? take(tx, actor, estate, voteId, file, book.value, at) : Promise.resolve(book)),
		({ taken, rows }) => ({ detail: { taken, rows } }),
	)
	forgetTurnout(voteId)
	return imported
}

async function take(
	tx: Tx,
	actor: Actor,
	estate: Estate,
	voteId: string,
	{ fileName, bytes }: KeptFile,
	book: Workbook,
	at: number,
): Promise<Result<{ taken: number; rows: number }, MunicipalRefusal>> {
	if (!may(actor, 'run-votes', placeOf(estate))) return refused('municipal:refusal.not-yours')
	const vote = await paperVote(tx, estate.id, voteId)
	const frozen = await frozenVote(tx, estate.id, voteId)
	if (!vote || !frozen) return refused('papers:refusal.no-such-vote')
	const why = whyNotImport(vote, at)
	if (why) return refused(why)
	const fileHash = hashOf(bytes)
	if (await importedBefore(tx, estate.id, voteId, fileHash)) return refused('municipal:refusal.same-file')
	const { ballots, repeated, issues } = await check(tx, estate.id, voteId, book, at)
	if (issues.length > 0) return refused('municipal:refusal.has-errors', { count: issues.length })
	for (const { voterId, unitId, reference, choices } of ballots) {
		const given = frozen.matterIds.flatMap((id, index) => {
			const choice = choices[index]
			return choice ? [[id, choice] as const] : []
		})
		const ballot = {
			estateId: estate.id,
			voteId,
			voterId,
			unitId,
			channel: 'municipal' as const,
			castBy: actor.personId,
			choices: Object.fromEntries(given),
			requestKey: requestKeyOf(reference),
		}
		await placeBallot(tx, ballot, at)
	}
	const rows = ballots.length + repeated
	const record = { estateId: estate.id, id: newId(), voteId, fileName, fileHash, rows, taken: ballots.length }
	await tx.insert(municipalImports).values({ ...record, importedBy: actor.personId, importedAt: at })
	return done({ taken: ballots.length, rows })
}

async function importedBefore(db: Read, estateId: string, voteId: string, fileHash: string): Promise<boolean> {
	const rows = await db
		.select({ id: municipalImports.id })
		.from(municipalImports)
		.where(
			and(
				eq(municipalImports.estateId, estateId),
				eq(municipalImports.voteId, voteId),
				eq(municipalImports.fileHash, fileHash),
			),
		)
		.limit(1)
	return rows.length > 0
}
