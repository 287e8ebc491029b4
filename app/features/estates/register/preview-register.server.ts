import { createHash } from 'node:crypto'
import { registerImports } from 'db/schema'
import { read } from 'db/store.server'
import { perform } from '~/features/audit/perform.server'
import { may, regionPathsFor } from '~/features/identity/access'
import type { Actor } from '~/features/identity/types'
import { newId } from '~/platform/id'
import { done, type Result } from '~/platform/result'
import { shanghaiClock } from '~/platform/shanghai'
import type { ReadRefusal } from '~/platform/workbook/cells'
import { readWorkbook } from '~/platform/workbook/read-workbook.server'
import { summarise } from './changes'
import { numberOf } from './check-estate'
import { checkRegister } from './check-register'
import { compareRegister } from './compare'
import { compareEstate, type StoredEstate } from './compare-estate'
import { formulaIssue } from './formula-issue'
import { keepImport } from './import-files.server'
import { locate } from './locate'
import { streetsFor } from './queries.server'
import { emptyRegister, loadEstate, loadRegister } from './stored-register.server'
import { vocabulary } from './words.server'

export interface Upload {
	bytes: Uint8Array
	fileName: string
	/** The number of the estate chosen on the page; a CSV needs it. */
	estateNumber: string | null
}

/**
 * Reads and checks an uploaded register and keeps what it would change until somebody confirms it. Nothing of the register
 * is stored. A file that cannot be read is refused; one with errors is previewed with each of them.
 */
export async function previewRegister(
	actor: Actor,
	upload: Upload,
	at: number,
): Promise<Result<{ importId: string }, ReadRefusal>> {
	const workbook = await readWorkbook(upload.bytes, upload.fileName)
	if (!workbook.ok) return workbook
	const { grids, format, formulas } = workbook.value
	const streets = await streetsFor(regionPathsFor(actor, 'manage-register'))
	const located = locate(grids, vocabulary, format === 'csv')
	const stored = await loadEstate(read, numberOf(located, upload.estateNumber))
	const managed = stored ? manages(actor, stored) : null
	const { register, issues: found } = checkRegister(located, vocabulary, {
		streets,
		chosenNumber: upload.estateNumber,
		managed,
		year: shanghaiClock(at).year,
	})
	const issues = [...formulas.map(formulaIssue), ...found]
	const known = stored && managed ? stored : null
	const errorCount = issues.filter((issue) => issue.severity === 'error').length
	const held = known ? await loadRegister(read, known.id) : emptyRegister
	const changes = compareRegister(register, held, temporaryIds())
	const estate = compareEstate(register.estate, known)
	const importId = newId()
	const kept = [...estate.kept, ...changes.kept]
	const summary = {
		...summarise(changes, register, held),
		kept: kept.length,
		estateNew: estate.state === 'new' ? 1 : 0,
		estateChanged: estate.state === 'changed' ? 1 : 0,
		warnings: issues.length - errorCount,
	}
	await keepImport(importId, { register, estateName: estate.values.name, issues, kept, handovers: changes.handovers })
	const row = {
		id: importId,
		estateId: known?.id ?? null,
		uploadedBy: actor.personId,
		uploadedAt: at,
		fileName: upload.fileName,
		fileHash: createHash('sha256').update(upload.bytes).digest('hex'),
		summary,
		errorCount,
	}
	const deed = {
		deed: 'preview-register',
		estateId: known?.id ?? null,
		regionPath: known?.regionPath ?? register.estate.streetPath ?? null,
		subjectKind: 'register-import',
		subjectId: importId,
		detail: { units: register.units.length, errors: errorCount },
	}
	return perform(actor, deed, at, async (tx) => {
		await tx.insert(registerImports).values(row)
		return done({ importId })
	})
}

export function manages(actor: Actor, estate: Pick<StoredEstate, 'id' | 'regionPath'>): boolean {
	return may(actor, 'manage-register', { estateId: estate.id, regionPath: estate.regionPath })
}

/** Nothing of a preview is stored: a number will do, and 20,000 random ids take their time. */
function temporaryIds(): () => string {
	let last = 0
	return () => String(++last)
}
