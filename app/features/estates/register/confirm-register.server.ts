import { homes, registerImports, votes } from 'db/schema'
import { isUniqueViolation, read, type Tx } from 'db/store.server'
import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { perform } from '~/features/audit/perform.server'
import { regionPathsFor } from '~/features/identity/access'
import type { Actor } from '~/features/identity/types'
import { newId } from '~/platform/id'
import { done, type Result, refused } from '~/platform/result'
import { applyChanges, applyEstate, recount } from './apply-register.server'
import { type Changes, isChange, summarise } from './changes'
import { compareRegister } from './compare'
import { compareEstate } from './compare-estate'
import { forgetImport, readImport } from './import-files.server'
import { manages } from './preview-register.server'
import { emptyRegister, loadEstate, loadRegister } from './stored-register.server'
import type { Register } from './types'

export type ConfirmRefusal =
	| 'register:refusal.has-errors'
	| 'register:refusal.expired'
	| 'register:refusal.not-yours'
	| 'register:refusal.changed-meanwhile'
	| 'register:refusal.vote-open'

export interface Confirmed {
	estateId: string
	/** false: it had been confirmed before, or the register held all of it already. */
	changed: boolean
	already: boolean
}

/**
 * Stores a previewed register in one transaction, compared anew with what is stored by then. Nothing recorded is lowered:
 * see `compareRegister`. The same import confirmed again, or twice at once, is stored once.
 */
export async function confirmRegister(
	actor: Actor,
	input: { importId: string },
	at: number,
): Promise<Result<Confirmed, ConfirmRefusal | 'register:refusal.unknown'>> {
	const [row] = await read.select().from(registerImports).where(eq(registerImports.id, input.importId)).limit(1)
	if (!row || row.uploadedBy !== actor.personId) return refused('register:refusal.unknown')
	if (row.confirmedAt !== null && row.estateId) return done({ estateId: row.estateId, changed: false, already: true })
	if (row.errorCount > 0) return refused('register:refusal.has-errors', { count: row.errorCount })
	const file = await readImport(row.id)
	if (!file) return refused('register:refusal.expired')
	const deed = {
		deed: 'confirm-register',
		estateId: row.estateId,
		regionPath: file.register.estate.streetPath ?? null,
		subjectKind: 'register-import',
		subjectId: row.id,
	}
	const work = () =>
		perform(
			actor,
			deed,
			at,
			(tx) => store(tx, actor, row.id, file.register, at),
			(value) => ({
				estateId: value.estateId,
				detail: value.detail,
			}),
		)
	// Two files that make one estate at the same instant: the second finds it there and runs once more.
	const result = await work().catch((error) => {
		if (!isUniqueViolation(error)) throw error
		return work()
	})
	if (!result.ok) return result
	await forgetImport(row.id)
	const { estateId, changed, already } = result.value
	return done({ estateId, changed, already })
}

async function store(tx: Tx, actor: Actor, importId: string, register: Register, at: number) {
	const [claimed] = await tx
		.update(registerImports)
		.set({ confirmedAt: at })
		.where(and(eq(registerImports.id, importId), isNull(registerImports.confirmedAt)))
		.returning({ id: registerImports.id, summary: registerImports.summary })
	const old = await loadEstate(tx, register.estate.number)
	if (!claimed) {
		if (!old) return refused('register:refusal.changed-meanwhile')
		return done({ estateId: old.id, changed: false, already: true, detail: {} })
	}
	const streetPath = register.estate.streetPath
	const reachable = regionPathsFor(actor, 'manage-register').some((path) => streetPath?.startsWith(path))
	if (old ? !manages(actor, old) || (streetPath && !reachable && !old.regionPath.startsWith(streetPath)) : !reachable) {
		return refused('register:refusal.not-yours')
	}
	const stored = old ? await loadRegister(tx, old.id) : emptyRegister
	const estate = compareEstate(register.estate, old)
	const changes = compareRegister(register, stored, newId)
	if (old && (await wouldMuteVoters(tx, old.id, changes))) return refused('register:refusal.vote-open')
	const estateId = old?.id ?? newId()
	const summary: Record<string, number> = {
		...claimed.summary,
		...summarise(changes, register, stored),
		kept: estate.kept.length + changes.kept.length,
		estateNew: estate.state === 'new' ? 1 : 0,
		estateChanged: estate.state === 'changed' ? 1 : 0,
	}
	const changed = estate.state !== 'same' || isChange(summary)
	if (changed) {
		await applyEstate(tx, estateId, register.estate.number, estate, at)
		await applyChanges(tx, estateId, changes)
		await recount(tx, estateId)
	}
	await tx.update(registerImports).set({ estateId, summary }).where(eq(registerImports.id, importId))
	const detail = { unitsNew: summary.unitsNew ?? 0, unitsChanged: summary.unitsChanged ?? 0, changed }
	return done({ estateId, changed, already: false, detail })
}

/** While a vote is open its roll knows owners by their ids: an owner who has been claimed is not merged into another then. */
async function wouldMuteVoters(tx: Tx, estateId: string, { absorbed }: Changes): Promise<boolean> {
	if (absorbed.length === 0) return false
	const open = and(isNotNull(votes.openedAt), isNull(votes.closedAt), isNull(votes.cancelledAt))
	if ((await tx.$count(votes, and(eq(votes.estateId, estateId), open))) === 0) return false
	const claims = await tx
		.select({ ownerId: homes.ownerId })
		.from(homes)
		.where(and(eq(homes.estateId, estateId), isNull(homes.endedAt), isNotNull(homes.ownerId)))
	const claimed = new Set(claims.map((claim) => claim.ownerId))
	return absorbed.some(({ from }) => claimed.has(from))
}
