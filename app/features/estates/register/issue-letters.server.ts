import { homes, invitations, units } from 'db/schema'
import { type Read, read, type Tx } from 'db/store.server'
import { and, eq, inArray, isNull, notExists, sql } from 'drizzle-orm'
import { perform } from '~/features/audit/perform.server'
import { hashInvitationCode, makeInvitationCode } from '~/features/identity/invitation-code'
import type { Actor } from '~/features/identity/types'
import { newId } from '~/platform/id'
import { done, type Result, refused } from '~/platform/result'
import type { EstateFacts } from '../find-estate.server'
import { prepareLetters, sweepLetters } from './letter-files.server'

/** How long a household may take: three months. */
export const invitationLifetime = 90 * 24 * 60 * 60 * 1000

export interface LetterInput {
	/** Made with the page; it becomes the batch's id, so the same form sent twice issues once. */
	requestKey: string
	/** Ids of buildings; none chosen means all. */
	buildings: readonly string[]
}

export type LetterRefusal = 'register:refusal.no-households'

/** Units that no owner has claimed: a tenant's claim does not make the letter to the owner needless. */
export function unclaimedUnits(on: Read, estateId: string, buildings: readonly string[]) {
	const claim = on
		.select({ one: sql`1` })
		.from(homes)
		.where(
			and(
				eq(homes.estateId, estateId),
				eq(homes.unitId, units.id),
				isNull(homes.endedAt),
				inArray(homes.relation, ['owner', 'co-owner']),
			),
		)
	return on
		.select({ id: units.id, buildingId: units.buildingId })
		.from(units)
		.where(
			and(
				eq(units.estateId, estateId),
				buildings.length > 0 ? inArray(units.buildingId, [...buildings]) : undefined,
				notExists(claim),
			),
		)
}

/**
 * Issues an invitation letter to each unclaimed household of the estate or of some of its buildings. A household's earlier
 * letters end. The codes in plain are written aside first and become the batch's after the commit: a crash between the two
 * leaves letters that cannot be printed and are issued anew.
 */
export async function issueLetters(
	actor: Actor,
	estate: Pick<EstateFacts, 'id' | 'regionPath'>,
	input: LetterInput,
	at: number,
): Promise<Result<{ batchId: string; count: number }, LetterRefusal>> {
	const batchId = input.requestKey
	await sweepLetters(at)
	const households = await unclaimedUnits(read, estate.id, input.buildings)
	const letters = households.map(({ id }) => ({ invitationId: newId(), unitId: id, code: makeInvitationCode() }))
	const codes = letters.map(({ invitationId, code }) => ({ invitationId, code }))
	const file = await prepareLetters(batchId, newId(), { estateId: estate.id, issuedAt: at, codes })
	const deed = {
		deed: 'issue-letters',
		estateId: estate.id,
		regionPath: estate.regionPath,
		subjectKind: 'letter-batch',
		subjectId: batchId,
	}
	try {
		const result = await perform(
			actor,
			deed,
			at,
			(tx) => store(tx, actor, estate.id, batchId, letters, at),
			(value) => ({
				detail: { letters: value.count, repeated: !value.fresh },
			}),
		)
		if (!result.ok) return result
		if (result.value.fresh) await file.keep()
		return done({ batchId, count: result.value.count })
	} finally {
		await file.drop()
	}
}

interface Letter {
	invitationId: string
	unitId: string
	code: string
}

async function store(tx: Tx, actor: Actor, estateId: string, batchId: string, letters: readonly Letter[], at: number) {
	const batch = and(eq(invitations.estateId, estateId), eq(invitations.batchId, batchId))
	const earlier = await tx.$count(invitations, batch)
	if (earlier > 0) return done({ count: earlier, fresh: false })
	const open = new Set((await unclaimedUnits(tx, estateId, [])).map((unit) => unit.id))
	const due = letters.filter((letter) => open.has(letter.unitId))
	if (due.length === 0) return refused('register:refusal.no-households')
	for (let from = 0; from < due.length; from += 500) {
		const part = due.slice(from, from + 500)
		await tx
			.update(invitations)
			.set({ replacedAt: at })
			.where(
				and(
					eq(invitations.estateId, estateId),
					inArray(
						invitations.unitId,
						part.map((letter) => letter.unitId),
					),
					isNull(invitations.usedAt),
					isNull(invitations.replacedAt),
				),
			)
		await tx.insert(invitations).values(
			part.map(({ invitationId, unitId, code }) => ({
				estateId,
				id: invitationId,
				unitId,
				batchId,
				codeHash: hashInvitationCode(code),
				issuedAt: at,
				issuedBy: actor.personId,
				expiresAt: at + invitationLifetime,
			})),
		)
	}
	return done({ count: due.length, fresh: true })
}
