import { read, write } from 'db/store.server'
import { record } from '~/features/audit/perform.server'
import type { EstateFacts } from '~/features/estates/find-estate.server'
import { captainsWithPhone } from '~/features/estates/register/letter-queries.server'
import type { Actor } from '~/features/identity/types'
import type { Sheet } from '~/platform/sheet'
import { paperNumberText } from '../papers/paper-number.server'
import { paperFigures } from '../papers/queries.server'
import { channelsOf } from '../votes/channels.server'
import { closedResult } from '../votes/count-ballots.server'
import { findVote, type VoteFacts } from '../votes/queries.server'
import { type FormContext, formContext, logHead, type Reader } from './context.server'
import type { FormQuery } from './forms'
import { narrowed, type PaperPlaces, paperPlaces } from './places.server'
import { lastDeliveries, type NumberedVoter, numberedVoters, postedRoll } from './queries.server'
import { type FormName, isFormName, type NotNow, whyNotPrint } from './rules'
import { ballotSheet } from './sheets/ballot'
import { noticeSheet } from './sheets/notice'
import { deliverySheets, powerSheet } from './sheets/registers'
import { announcementSheet, type Counted, countRecordSheet, preliminarySheet } from './sheets/results'
import { rollSheets } from './sheets/roll'

export interface FormOfVote {
	form: FormName
	vote: VoteFacts
	/** How many sheets there are. */
	count: number
	/** From one to another, made when they are drawn: thousands of ballots are never all in memory. */
	sheets: (from?: number, to?: number) => Iterable<Sheet>
}

/** A form of a vote for the part of the estate that the actor looks after; why not now; or null: there is nothing such for this actor. */
export async function formOfVote(
	actor: Actor,
	estate: EstateFacts,
	asked: { voteId: string | undefined; form: string | undefined } & FormQuery,
	reader: Reader,
	at: number,
): Promise<FormOfVote | { notNow: NotNow; form: FormName; vote: VoteFacts } | null> {
	const { form } = asked
	const vote = await findVote(estate.id, asked.voteId, at)
	if (!vote || !isFormName(form)) return null
	const places = narrowed(await paperPlaces(actor, estate), asked.building)
	if (!places) return null
	const context = await formContext(reader, estate, vote)
	const notNow = whyNotPrint(form, vote, context.profile.paper, at)
	if (notNow) return { notNow, form, vote }
	if (form === 'ballots') return { form, vote, ...(await ballots(context, places, asked.size === 'large')) }
	const made = await sheetsOf(context, form, places, asked.size === 'large')
	return { form, vote, count: made.length, sheets: (from = 0, to = made.length) => made.slice(from, to) }
}

/** The voters whose first door lies in these places: they are counted there, and their paper is brought there. */
function votersIn(voters: readonly NumberedVoter[], { places }: PaperPlaces): NumberedVoter[] {
	const mine = new Set(places.map(({ entranceId }) => entranceId))
	return voters.filter(({ doors: [first] }) => first !== undefined && mine.has(first.entranceId))
}

async function ballots(context: FormContext, places: PaperPlaces, large: boolean) {
	const { estate, vote } = context
	const [all, captains] = await Promise.all([numberedVoters(estate.id, vote.id), captainsWithPhone(estate)])
	const voters = votersIn(all, places)
	const captainOf = ({ doors: [first] }: NumberedVoter) => {
		const near = (scopeId: string | undefined) => captains.find((captain) => captain.scopeId === scopeId)
		const captain = near(first?.entranceId) ?? near(first?.buildingId)
		return captain ? { name: captain.name, phone: captain.phone } : null
	}
	const extras = { sealed: (number: number) => paperNumberText(vote.id, number), captainOf, large }
	return {
		count: voters.length,
		*sheets(from = 0, to = voters.length) {
			for (const voter of voters.slice(from, to)) yield ballotSheet(context, voter, extras)
		},
	}
}

async function sheetsOf(
	context: FormContext,
	form: Exclude<FormName, 'ballots'>,
	places: PaperPlaces,
	large: boolean,
): Promise<Sheet[]> {
	const { estate, vote } = context
	switch (form) {
		case 'roll': {
			const { parking } = context.profile
			return rollSheets(context, await postedRoll(vote, { parking, concernsParking: context.concernsParking }), places)
		}
		case 'notice':
			return [noticeSheet(context, large)]
		case 'deliveries': {
			const [voters, deliveries] = await Promise.all([
				numberedVoters(estate.id, vote.id),
				lastDeliveries(estate.id, vote.id),
			])
			return deliverySheets(context, votersIn(voters, places), deliveries)
		}
		case 'power':
			return [powerSheet(context, large)]
		case 'count-record':
			return [countRecordSheet(context, await counted(context))]
		case 'preliminary':
			return [preliminarySheet(context, await counted(context))]
		case 'announcement':
			return [announcementSheet(context, await counted(context))]
	}
}

async function counted({ estate, vote }: FormContext): Promise<Counted> {
	const [result, channels, papers, head] = await Promise.all([
		closedResult(estate.id, vote.id, vote.resultAnnouncedAt !== null),
		channelsOf(estate.id, vote.id),
		paperFigures(read, estate.id, vote.id),
		logHead(vote),
	])
	return { result, channels, papers, head }
}

/** Whoever prints numbered ballots is recorded, with how many. */
export async function recordPrinting(
	actor: Actor,
	estate: EstateFacts,
	{ voteId, ballots: count, asPdf }: { voteId: string; ballots: number; asPdf: boolean },
	at: number,
): Promise<void> {
	const deed = {
		deed: 'print-ballots',
		estateId: estate.id,
		regionPath: estate.regionPath,
		subjectKind: 'vote',
		subjectId: voteId,
		detail: { ballots: count, pdf: asPdf },
	}
	await write((tx) => record(tx, actor, deed, at))
}
