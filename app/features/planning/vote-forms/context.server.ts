import { voteExtensions, votes } from 'db/schema'
import { read } from 'db/store.server'
import { and, asc, eq } from 'drizzle-orm'
import type { TFunction } from 'i18next'
import type { EstateFacts } from '~/features/estates/find-estate.server'
import { regionLadder } from '~/features/estates/regions.server'
import { officeOf } from '~/features/estates/register/office'
import { env } from '~/platform/env.server'
import { latestHeads } from '../proof/queries.server'
import { scopeText } from '../votes/components/words'
import { type Matter, mattersOfVote } from '../votes/count-ballots.server'
import { rollPostedUntil } from '../votes/objections/times.server'
import { classNameOf, paperOf } from '../votes/page.server'
import type { RuleProfile } from '../votes/profile'
import { profileById } from '../votes/profiles.server'
import { scopeNameOf, type VoteFacts } from '../votes/queries.server'
import { silenceCounts } from '../votes/silence-rules'

export interface FormMatter extends Matter {
	className: string
}

/** What every form of a vote says. */
export interface FormContext {
	t: TFunction
	lng: string
	/** Where residents reach the portal, e.g. https://jiayuan.example.cn */
	origin: string
	/** For advice, when the portal knows one. */
	phone: string | null
	estate: EstateFacts
	vote: VoteFacts
	profile: RuleProfile
	matters: readonly FormMatter[]
	/** Who issues it. */
	office: string
	/** Of this vote's papers, e.g. “玉林小区 表决〔2026〕第 2 号”. */
	number: string
	/** The building, entrance or “全小区” that the vote is about. */
	scope: string
	/** Where silence counts: the day on which the owners adopted the clause for it, when it is known. */
	silence: { day: string | null } | null
	concernsParking: boolean
	/** Each later closing with its reason, the first one first. */
	extensions: readonly { number: number; from: number; to: number; reason: string }[]
	/** Exclusive: 24:00 of the last day on which objections to the roll are taken. */
	rollUntil: number
}

export interface Reader {
	t: TFunction
	lng: string
	origin: string
}

export async function formContext(reader: Reader, estate: EstateFacts, vote: VoteFacts): Promise<FormContext> {
	const { t, lng } = reader
	const [profile, matters, ladder, paper, scopeName, terms, extensions] = await Promise.all([
		profileById(vote.profileId),
		mattersOfVote(estate.id, vote.id),
		regionLadder(estate.regionPath),
		paperOf(estate, vote.announcedAt),
		scopeNameOf(vote),
		termsOf(vote),
		extensionsOf(vote),
	])
	return {
		...reader,
		phone: env.ADVICE_PHONE ?? null,
		estate,
		vote,
		profile,
		matters: matters.map((matter) => ({ ...matter, className: classNameOf(profile, matter.classCode, lng) })),
		office: officeOf(ladder, t),
		number: t('announcement:paper.number', { estate: estate.name, year: paper.year, number: paper.number }),
		scope: scopeText(t, vote.scopeKind, scopeName),
		silence: silenceCounts({ silence: profile.silence, clauseFileId: terms.clauseFileId })
			? { day: terms.clauseDay }
			: null,
		concernsParking: terms.concernsParking,
		extensions,
		rollUntil: await rollPostedUntil(read, vote.openedAt ?? vote.opensAt, profile.postingDays),
	}
}

function extensionsOf({ estateId, id }: VoteFacts) {
	return read
		.select({
			number: voteExtensions.number,
			from: voteExtensions.fromClosesAt,
			to: voteExtensions.toClosesAt,
			reason: voteExtensions.reason,
		})
		.from(voteExtensions)
		.where(and(eq(voteExtensions.estateId, estateId), eq(voteExtensions.voteId, id)))
		.orderBy(asc(voteExtensions.number))
}

async function termsOf({ estateId, id }: VoteFacts) {
	const [row] = await read
		.select({
			concernsParking: votes.concernsParking,
			clauseFileId: votes.silenceClauseFileId,
			clauseDay: votes.silenceClauseDay,
		})
		.from(votes)
		.where(and(eq(votes.estateId, estateId), eq(votes.id, id)))
		.limit(1)
	return row ?? { concernsParking: false, clauseFileId: null, clauseDay: null }
}

export interface PrintedHead {
	size: number
	root: string
	/** The last head that witnesses cosigned, and how many. */
	witnessed: { size: number; count: number } | null
}

/** How many records the vote's log has and their root, as the last signed head says; null before the opening. */
export async function logHead({ estateId, id }: VoteFacts): Promise<PrintedHead | null> {
	const heads = await latestHeads({ estateId, voteId: id })
	const [, , root] = heads?.latest.note.split('\n') ?? []
	if (!heads || !root) return null
	const last = [heads.latest, ...heads.before].find(({ witnesses }) => witnesses > 0)
	const witnessed = last ? { size: last.size, count: last.witnesses } : null
	return { size: heads.latest.size, root, witnessed }
}
