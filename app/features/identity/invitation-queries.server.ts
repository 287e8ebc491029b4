import { buildingOfUnit, entranceOfUnit } from 'db/joins'
import { buildings, entrances, estates, homes, invitations, owners, ownerships, units } from 'db/schema'
import { type Read, read } from 'db/store.server'
import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { done, type Result, refused } from '~/platform/result'
import { type InvitationRefusal, type UnitOwner, whyNotInvite } from './claim-rules'
import { hashInvitationCode, readInvitationCode } from './invitation-code'
import { maskName } from './names'

export interface Household {
	estateId: string
	unitId: string
	estate: string
	building: string
	entrance: string
	unit: string
}

const columns = {
	id: invitations.id,
	estateId: invitations.estateId,
	unitId: invitations.unitId,
	expiresAt: invitations.expiresAt,
	usedAt: invitations.usedAt,
	replacedAt: invitations.replacedAt,
	estate: estates.name,
	building: buildings.name,
	entrance: entrances.name,
	unit: units.number,
}

/** The letter that a code was printed in, with its household. */
export async function findInvitation(on: Read, code: string) {
	if (!readInvitationCode(code)) return null
	const [invitation] = await on
		.select(columns)
		.from(invitations)
		.innerJoin(estates, eq(estates.id, invitations.estateId))
		.innerJoin(units, and(eq(units.estateId, invitations.estateId), eq(units.id, invitations.unitId)))
		.innerJoin(buildings, buildingOfUnit)
		.innerJoin(entrances, entranceOfUnit)
		.where(eq(invitations.codeHash, hashInvitationCode(code)))
		.limit(1)
	return invitation ?? null
}

export interface RegisteredOwner extends UnitOwner {
	kind: 'person' | 'organisation' | 'developer' | 'public-housing'
	phone: string | null
}

/** The owners of a unit, and who has claimed to be them. */
export async function ownersOf(on: Read, estateId: string, unitId: string): Promise<RegisteredOwner[]> {
	const rows = await on
		.select({ ownerId: owners.id, name: owners.name, kind: owners.kind, phone: owners.phone })
		.from(ownerships)
		.innerJoin(owners, and(eq(owners.estateId, ownerships.estateId), eq(owners.id, ownerships.ownerId)))
		.where(and(eq(ownerships.estateId, estateId), eq(ownerships.unitId, unitId)))
		.orderBy(owners.name, owners.id)
	const claimed = await on
		.select({ ownerId: homes.ownerId, personId: homes.personId })
		.from(homes)
		.innerJoin(ownerships, and(eq(ownerships.estateId, homes.estateId), eq(ownerships.ownerId, homes.ownerId)))
		.where(
			and(eq(homes.estateId, estateId), eq(ownerships.unitId, unitId), isNull(homes.endedAt), isNotNull(homes.ownerId)),
		)
	const speaker = new Map(claimed.map(({ ownerId, personId }) => [ownerId, personId]))
	return rows.map((row) => ({ ...row, claimedBy: speaker.get(row.ownerId) ?? null }))
}

export interface Invited {
	household: Household
	/** People by masked names, organisations by their own. */
	owners: { ownerId: string; maskedName: string }[]
}

/** What the holder of a letter sees: the household, and its owners by masked names. */
export async function invitedBy(code: string, at: number): Promise<Result<Invited, InvitationRefusal>> {
	const invitation = await findInvitation(read, code)
	const whyNot = whyNotInvite(invitation, at)
	if (whyNot || !invitation) return refused(whyNot ?? 'identity:refusal.invitation-unknown')
	const { estateId, unitId, estate, building, entrance, unit } = invitation
	const unitOwners = await ownersOf(read, estateId, unitId)
	return done({
		household: { estateId, unitId, estate, building, entrance, unit },
		owners: unitOwners.map(({ ownerId, name, kind }) => ({
			ownerId,
			maskedName: kind === 'person' ? maskName(name) : name,
		})),
	})
}
