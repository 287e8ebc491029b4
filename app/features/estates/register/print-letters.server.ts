import { write } from 'db/store.server'
import type { TFunction } from 'i18next'
import { record } from '~/features/audit/perform.server'
import type { Actor } from '~/features/identity/types'
import { formatDay, formatInstant } from '~/platform/format'
import { qrShape } from '~/platform/qr.server'
import { shanghaiDay } from '~/platform/shanghai'
import type { EstateFacts } from '../find-estate.server'
import { regionLadder } from '../regions.server'
import { printable } from './letter-files.server'
import { type Captain, captainsWithPhone, type Letter, lettersOf } from './letter-queries.server'
import { officeOf } from './office'

/** Letters on one page of the browser: a hundred are about a megabyte. */
const perPage = 100

export interface LetterContext {
	t: TFunction
	lng: string
	/** Where residents reach the portal, e.g. https://jiayuan.example.cn */
	origin: string
	at: number
}

/** A part of a batch, ready to print; null when the estate has no such batch. Whoever looks at the codes is recorded. */
export async function lettersToPrint(
	actor: Actor,
	estate: EstateFacts,
	batchId: string | undefined,
	wanted: number,
	{ t, lng, origin, at }: LetterContext,
) {
	const batch = await lettersOf(estate.id, batchId, at)
	if (!batch) return null
	const { letters, issuedAt, readable } = batch
	const pages = Math.max(1, Math.ceil(letters.length / perPage))
	const page = Math.min(wanted, pages)
	const shown = letters.slice((page - 1) * perPage, page * perPage)
	if (shown.length > 0) await recordLooking(actor, estate, batchId ?? '', shown.length, at)
	const captains = shown.length > 0 ? await captainsWithPhone(estate) : []
	return {
		office: officeOf(await regionLadder(estate.regionPath), t),
		until: formatInstant(issuedAt + printable, lng),
		day: formatDay(shanghaiDay(issuedAt), lng),
		readable,
		total: letters.length,
		page,
		pages,
		from: (page - 1) * perPage + 1,
		site: new URL(origin).host,
		letters: shown.map((letter) => {
			const address = `${origin}/claim/${letter.code}`
			return {
				id: letter.id,
				code: letter.code,
				household: `${letter.building} ${letter.entrance} ${letter.number}`,
				expires: formatDay(shanghaiDay(letter.expiresAt), lng),
				captain: captainOf(letter, captains),
				qr: qrShape(address, t('register:letters.letter.qr-label', { address })),
			}
		}),
	}
}

function captainOf(letter: Letter, captains: readonly Captain[]): Pick<Captain, 'name' | 'phone'> | null {
	const near = (scopeId: string) => captains.find((captain) => captain.scopeId === scopeId)
	const captain = near(letter.entranceId) ?? near(letter.buildingId)
	return captain ? { name: captain.name, phone: captain.phone } : null
}

async function recordLooking(
	actor: Actor,
	estate: EstateFacts,
	batchId: string,
	count: number,
	at: number,
): Promise<void> {
	const deed = {
		deed: 'print-letters',
		estateId: estate.id,
		regionPath: estate.regionPath,
		subjectKind: 'letter-batch',
		subjectId: batchId,
		detail: { letters: count },
	}
	await write((tx) => record(tx, actor, deed, at))
}
