import { nationalProfile } from 'db/reference/national-profile'
import { homes, paperBallots, ruleProfiles } from 'db/schema'
import { read, write } from 'db/store.server'
import { and, asc, eq } from 'drizzle-orm'
import sharp from 'sharp'
import type { Actor } from '~/features/identity/types'
import type { RuleProfile } from '~/features/planning/votes/profile'
import { settleVotes } from '~/features/planning/votes/settle-votes.server'
import { newId } from '~/platform/id'
import { communityPath, type MadeEstate, makeEstate, makeHolder, streetPath } from './factories'
import { type MadeVote, makeVote, opensAt } from './voting'

/** A rule profile of the estate's own community, with what differs from the national one. */
export async function makeProfile(change: Partial<RuleProfile>, regionPath = communityPath): Promise<void> {
	const id = newId()
	const rules = { ...nationalProfile, ...change }
	await write((tx) =>
		tx.insert(ruleProfiles).values({ id, code: id, version: 1, regionPath, validFrom: '2026-01-01', rules }),
	)
}

/** An open vote by a profile, in two buildings of three homes. */
export async function makePaperVote(profile: Partial<RuleProfile> = {}, made?: MadeEstate): Promise<MadeVote> {
	await makeProfile(profile)
	const vote = await makeVote({ made: made ?? (await makeEstate({ buildings: 2, areas: [6000, 7000, 8000] })) })
	await settleVotes(opensAt)
	return vote
}

export const captainOf = (made: MadeEstate, building = 0): Promise<Actor> =>
	makeHolder('captain', {
		scopeKind: 'building',
		scopeId: made.buildings[building]?.id ?? '',
		estateId: made.estate.id,
		regionPath: null,
	})

export const makeWorker = (): Promise<Actor> =>
	makeHolder('community-worker', {
		scopeKind: 'region',
		scopeId: streetPath.split('/').at(-2) ?? '',
		estateId: null,
		regionPath: streetPath,
	})

/** The same person, who lives in this unit. */
export async function livingIn(actor: Actor, made: MadeEstate, index: number): Promise<Actor> {
	const unit = made.units[index]
	if (!unit) throw new Error('no such unit')
	const { id: unitId, buildingId, entranceId } = unit
	const ownerId = unit.ownerIds[0] ?? null
	const estateId = made.estate.id
	const { personId } = actor
	await write((tx) =>
		tx.insert(homes).values({ estateId, id: newId(), unitId, personId, relation: 'owner', ownerId, claimedAt: 1 }),
	)
	return { ...actor, homes: [{ estateId, buildingId, entranceId, unitId, relation: 'owner', ownerId }] }
}

const jpeg = sharp({ create: { width: 60, height: 80, channels: 3, background: '#ddd' } })
	.jpeg()
	.withExif({ IFD0: { Make: 'PhoneOfCaptain' } })
	.toBuffer()

export const photoOf = async () => new File([new Uint8Array(await jpeg)], '票.jpg', { type: 'image/jpeg' })

export const papersIn = ({ made, voteId }: MadeVote) =>
	read
		.select()
		.from(paperBallots)
		.where(and(eq(paperBallots.estateId, made.estate.id), eq(paperBallots.voteId, voteId)))
		.orderBy(asc(paperBallots.receivedAt), asc(paperBallots.id))
