import { paperBallots, paperEntries } from 'db/schema'
import type { Tx } from 'db/store.server'
import { and, eq } from 'drizzle-orm'
import { perform } from '~/features/audit/perform.server'
import { keepUpload } from '~/features/files/keep-upload.server'
import type { FileRefusal } from '~/features/files/rules'
import { type StoredUpload, withUpload } from '~/features/files/store-upload.server'
import type { Actor } from '~/features/identity/types'
import { newId } from '~/platform/id'
import { done, type Result, refused } from '~/platform/result'
import {
	type Estate,
	handsOf,
	otherPapers,
	type PaperVoteCase,
	type PaperVoter,
	paperVote,
	paperVoter,
} from './case.server'
import { readPaperNumber } from './paper-number.server'
import {
	type HandsRefusal,
	type Reading,
	type ReadingRefusal,
	type StageRefusal,
	whyNotHandle,
	whyNotReading,
	whyNotReceive,
} from './rules'
import { tellOwner } from './tell-owner.server'

interface Receipt {
	voteId: string
	/** The household has handed in a paper before, and this is another one. */
	another: boolean
	requestKey: string
}

export interface OpenPaper extends Receipt {
	/** The door it comes from. */
	unitId: string
	/** What the signed paper says: the first entry. */
	reading: Reading
	photo: File
}

export interface Envelope extends Receipt {
	/** Its number on the roll, typed or as its QR says. */
	code: string
}

export interface Received {
	paperId: string
	/** The door it came from. */
	unitId: string
	/** The same request had been answered before; nothing was written now. */
	repeated: boolean
	/** The photo has its row. */
	kept: boolean
}

export type ReceiveRefusal =
	| StageRefusal
	| HandsRefusal
	| ReadingRefusal
	| FileRefusal
	| 'papers:refusal.no-such-vote'
	| 'papers:refusal.stale-key'
	| 'papers:refusal.sealed-vote'
	| 'papers:refusal.open-vote'
	| 'papers:refusal.wrong-number'
	| 'papers:refusal.not-on-roll'
	| 'papers:refusal.already-received'
	| 'papers:refusal.not-a-picture'

const deedOf = (estate: Estate, voteId: string) => ({
	deed: 'receive-paper',
	estateId: estate.id,
	regionPath: estate.regionPath,
	subjectKind: 'vote',
	subjectId: voteId,
})

const describe = ({ paperId, repeated }: Received) => ({
	subjectKind: 'paper',
	subjectId: paperId,
	detail: { repeated },
})

/** A signed ballot at the door: its first entry with its photo. It is no ballot before a second person has entered it alike. */
export async function receivePaper(
	actor: Actor,
	estate: Estate,
	input: OpenPaper,
	at: number,
): Promise<Result<Received, ReceiveRefusal>> {
	let recorded = false
	const received = await withUpload<Received, ReceiveRefusal>(input.photo, (upload) => {
		recorded = true
		const work = (tx: Tx) => receiveOpen(tx, actor, estate, { ...input, upload }, at)
		return perform(actor, deedOf(estate, input.voteId), at, work, describe)
	})
	if (received.ok || recorded) return received
	return perform(actor, deedOf(estate, input.voteId), at, async () => received)
}

/** Which numbered envelope came in. It stays shut until the vote has closed. */
export function receiveEnvelope(
	actor: Actor,
	estate: Estate,
	input: Envelope,
	at: number,
): Promise<Result<Received, ReceiveRefusal>> {
	const work = (tx: Tx) => receiveSealed(tx, actor, estate, input, at)
	return perform(actor, deedOf(estate, input.voteId), at, work, describe)
}

/** What this request has already made, or the vote it may be taken into. */
async function begin(
	tx: Tx,
	actor: Actor,
	estate: Estate,
	{ voteId, requestKey }: Receipt,
	at: number,
): Promise<Result<{ same: Received } | { vote: PaperVoteCase }, ReceiveRefusal>> {
	const [same] = await tx
		.select({ paperId: paperBallots.id, unitId: paperBallots.unitId, by: paperBallots.receivedBy })
		.from(paperBallots)
		.where(
			and(
				eq(paperBallots.estateId, estate.id),
				eq(paperBallots.voteId, voteId),
				eq(paperBallots.requestKey, requestKey),
			),
		)
		.limit(1)
	if (same && same.by !== actor.personId) return refused('papers:refusal.stale-key')
	if (same) return done({ same: { paperId: same.paperId, unitId: same.unitId, repeated: true, kept: false } })
	const vote = await paperVote(tx, estate.id, voteId)
	if (!vote) return refused('papers:refusal.no-such-vote')
	const why = whyNotReceive(vote, at)
	return why ? refused(why) : done({ vote })
}

/** Why this person may not take a paper of this voter, or null. */
async function whyNotFrom(
	tx: Tx,
	actor: Actor,
	estate: Estate,
	{ voteId, another }: Receipt,
	voter: PaperVoter,
): Promise<ReceiveRefusal | null> {
	const why = whyNotHandle(await handsOf(tx, actor, estate, voteId, voter, 'enter-paper'))
	if (why || another) return why
	const others = await otherPapers(tx, { estateId: estate.id, voteId, voterId: voter.id })
	return others.length > 0 ? 'papers:refusal.already-received' : null
}

async function receiveOpen(
	tx: Tx,
	actor: Actor,
	estate: Estate,
	input: OpenPaper & { upload: StoredUpload },
	at: number,
): Promise<Result<Received, ReceiveRefusal>> {
	const begun = await begin(tx, actor, estate, input, at)
	if (!begun.ok) return begun
	if ('same' in begun.value) return done(begun.value.same)
	const { vote } = begun.value
	if (vote.mode !== 'open') return refused('papers:refusal.sealed-vote')
	const voter = await paperVoter(tx, vote, { unitId: input.unitId })
	if (!voter) return refused('papers:refusal.not-on-roll')
	const why = (await whyNotFrom(tx, actor, estate, input, voter)) ?? whyNotReading(vote.matterIds, input.reading)
	if (why) return refused(why)
	const { upload } = input
	if (upload.mediaType !== 'image/webp') return refused('papers:refusal.not-a-picture')
	const paperId = newId()
	const subject = { estateId: estate.id, subjectKind: 'paper', subjectId: paperId } as const
	const { fileId } = await keepUpload(tx, subject, { upload, caption: '', by: actor.personId }, at)
	await insertPaper(tx, actor, vote, { ...input, paperId, voter, photoFileId: fileId }, at)
	await tx.insert(paperEntries).values({
		estateId: estate.id,
		paperId,
		position: 1,
		enteredBy: actor.personId,
		enteredAt: at,
		...input.reading,
		requestKey: input.requestKey,
	})
	return done({ paperId, unitId: input.unitId, repeated: false, kept: true })
}

function numberOf(code: string, voteId: string): number | null {
	const typed = code.normalize('NFKC').trim()
	if (/^\d{1,7}$/.test(typed)) return Number(typed)
	const read = readPaperNumber(typed)
	return read?.voteId === voteId ? read.number : null
}

async function receiveSealed(
	tx: Tx,
	actor: Actor,
	estate: Estate,
	input: Envelope,
	at: number,
): Promise<Result<Received, ReceiveRefusal>> {
	const begun = await begin(tx, actor, estate, input, at)
	if (!begun.ok) return begun
	if ('same' in begun.value) return done(begun.value.same)
	const { vote } = begun.value
	if (vote.mode !== 'sealed') return refused('papers:refusal.open-vote')
	const number = numberOf(input.code, vote.voteId)
	const voter = number === null ? null : await paperVoter(tx, vote, { number })
	const [door] = voter?.units ?? []
	if (!voter || !door) return refused('papers:refusal.wrong-number')
	const why = await whyNotFrom(tx, actor, estate, input, voter)
	if (why) return refused(why)
	const paperId = newId()
	await insertPaper(tx, actor, vote, { ...input, paperId, voter, unitId: door.id, photoFileId: null }, at)
	return done({ paperId, unitId: door.id, repeated: false, kept: false })
}

interface NewPaper {
	paperId: string
	voter: PaperVoter
	unitId: string
	photoFileId: string | null
	requestKey: string
}

async function insertPaper(
	tx: Tx,
	actor: Actor,
	{ estateId, voteId, title, mode }: PaperVoteCase,
	{ paperId, voter, unitId, photoFileId, requestKey }: NewPaper,
	at: number,
): Promise<void> {
	await tx.insert(paperBallots).values({
		estateId,
		id: paperId,
		voteId,
		voterId: voter.id,
		unitId,
		mode: mode === 'sealed' ? 'sealed' : 'open',
		photoFileId,
		receivedAt: at,
		receivedBy: actor.personId,
		requestKey,
	})
	await tellOwner(tx, 'paper-received', { estateId, voteId, title, voterId: voter.id, paperId }, at)
}
