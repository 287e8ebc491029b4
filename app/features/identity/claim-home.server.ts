import { homes, invitations, people } from 'db/schema'
import { isUniqueViolation, type Tx } from 'db/store.server'
import { and, eq, gt, isNull } from 'drizzle-orm'
import { perform } from '~/features/audit/perform.server'
import { newId } from '~/platform/id'
import { done, type Result, refused } from '~/platform/result'
import { startSession } from '~/platform/session.server'
import {
	type Answer,
	type AnswerRefusal,
	type Claimant,
	claimantOf,
	type InvitationRefusal,
	whyNotInvite,
} from './claim-rules'
import { findInvitation, ownersOf } from './invitation-queries.server'
import { type TryRefusal, takeCode, tryCode } from './try-code.server'
import type { Actor } from './types'

export interface Claim extends Answer {
	invitation: string
	/** Who claims: a signed-in resident, or whoever got the code sent to a phone. */
	by: { actor: Pick<Actor, 'personId' | 'kind'> } | { browser: string | null; code: string }
	/** The session that this browser had before. */
	replaces: string | null
}

export type ClaimRefusal =
	| InvitationRefusal
	| AnswerRefusal
	| TryRefusal
	| 'identity:refusal.home-yours'
	| 'identity:refusal.phone-unusable'

export interface Claimed {
	estateId: string
	unitId: string
	personId: string
	token: string
}

/** The claim names the register's owner, and the claimant a phone: when both know one, do they agree? Only the answer is kept. */
type PhoneCheck = 'same' | 'other' | 'unknown'

const invited = (code: string, at: number) => async (tx: Tx) => {
	const invitation = await findInvitation(tx, code)
	const whyNot = whyNotInvite(invitation, at)
	return whyNot || !invitation ? refused(whyNot ?? 'identity:refusal.invitation-unknown') : done(invitation)
}

/** Uses the letter up; of two who hold the same code at the same moment one gets it. */
async function takeInvitation(tx: Tx, estateId: string, id: string, personId: string, at: number): Promise<boolean> {
	const taken = await tx
		.update(invitations)
		.set({ usedAt: at, usedBy: personId })
		.where(
			and(
				eq(invitations.estateId, estateId),
				eq(invitations.id, id),
				isNull(invitations.usedAt),
				isNull(invitations.replacedAt),
				gt(invitations.expiresAt, at),
			),
		)
		.returning({ id: invitations.id })
	return taken.length > 0
}

async function residentBy(tx: Tx, by: { personId: string } | { phone: string }) {
	const condition = 'personId' in by ? eq(people.id, by.personId) : eq(people.phone, by.phone)
	const [person] = await tx
		.select({ personId: people.id, kind: people.kind, phone: people.phone, disabledAt: people.disabledAt })
		.from(people)
		.where(condition)
		.limit(1)
	return person ?? null
}

async function addResident(tx: Tx, phone: string, displayName: string, at: number): Promise<string> {
	const id = newId()
	await tx.insert(people).values({ id, kind: 'resident', displayName, phone, createdAt: at })
	return id
}

/** The household becomes the person's; false when it already is. */
async function addHome(
	tx: Tx,
	place: { estateId: string; unitId: string },
	personId: string,
	claimant: Claimant,
	at: number,
) {
	const { relation, ownerId } = claimant
	const mine = and(eq(homes.estateId, place.estateId), eq(homes.unitId, place.unitId), eq(homes.personId, personId))
	const [known] = await tx.select({ endedAt: homes.endedAt }).from(homes).where(mine).limit(1)
	if (known?.endedAt === null) return false
	if (known) await tx.update(homes).set({ relation, ownerId, claimedAt: at, endedAt: null }).where(mine)
	else await tx.insert(homes).values({ ...place, id: newId(), personId, relation, ownerId, claimedAt: at })
	return true
}

/** Claims the household of an invitation letter and signs in. The letter works once. */
export async function claimHome(claim: Claim, at: number): Promise<Result<Claimed, ClaimRefusal>> {
	const { by } = claim
	const tried = 'actor' in by ? null : await tryCode({ browser: by.browser, purpose: 'claim', code: by.code }, at)
	let check: PhoneCheck = 'unknown'
	const work = async (tx: Tx): Promise<Result<Claimed, ClaimRefusal>> => {
		if (tried && !tried.ok) return tried
		const found = await invited(claim.invitation, at)(tx)
		if (!found.ok) return found
		const { id, estateId, unitId } = found.value
		const phone = tried?.value.phone ?? null
		const known = await residentBy(tx, 'actor' in by ? by.actor : { phone: phone ?? '' })
		if (known && (known.kind !== 'resident' || known.disabledAt !== null))
			return refused('identity:refusal.phone-unusable')
		const owners = await ownersOf(tx, estateId, unitId)
		const claimant = claimantOf(claim, owners, known?.personId ?? null)
		if (typeof claimant === 'string') return refused(claimant)
		if (tried && !(await takeCode(tx, tried.value.codeId, at))) return refused('identity:refusal.code-used')
		const personId = known?.personId ?? (await addResident(tx, phone ?? '', claimant.name, at))
		if (!(await takeInvitation(tx, estateId, id, personId, at))) return refused('identity:refusal.invitation-used')
		if (!(await addHome(tx, { estateId, unitId }, personId, claimant, at)))
			return refused('identity:refusal.home-yours')
		const registered = owners.find(({ ownerId }) => ownerId === claimant.ownerId)?.phone
		const typed = known?.phone ?? phone
		check = registered && typed ? (registered === typed ? 'same' : 'other') : 'unknown'
		const token = await startSession(tx, { personId, kind: 'resident', replaces: claim.replaces }, at)
		return done({ estateId, unitId, personId, token })
	}
	const describe = ({ estateId, unitId, personId }: Claimed) => ({
		estateId,
		subjectId: unitId,
		detail: { personId, relation: claim.who === 'tenant' ? 'tenant' : 'owner', registeredPhone: check },
	})
	const doer = 'actor' in by ? by.actor : 'visitor'
	const attempt = () => perform(doer, { deed: 'claim-home', subjectKind: 'unit' }, at, work, describe)
	return attempt().catch((error) => {
		// Two claims by one new phone at the same moment, on PostgreSQL: by now the other one has made the person.
		if (isUniqueViolation(error)) return attempt()
		throw error
	})
}
