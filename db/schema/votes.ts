import {
	boolean,
	check,
	foreignKey,
	index,
	instant,
	integer,
	json,
	oneOf,
	primaryKey,
	sql,
	table,
	text,
	uniqueIndex,
} from '../dialect'
import type { RuleProfile } from '../rule-profile'
import { estates } from './estates'
import { planVersions } from './planning'

/** 规则: the dated thresholds and periods of a locality. A changed profile is a new version. */
export const ruleProfiles = table(
	'rule_profiles',
	{
		id: text('id').primaryKey(),
		code: text('code').notNull(),
		version: integer('version').notNull(),
		regionPath: text('region_path').notNull(),
		/** 'when-chosen': for one kind of vote (加装电梯), by the officer's choice; all versions of a code apply alike. */
		applies: oneOf('applies', ['by-itself', 'when-chosen']).notNull().default('by-itself'),
		validFrom: text('valid_from').notNull(),
		/** The last day; a later version of the same code ends it too. */
		validTo: text('valid_to'),
		rules: json<RuleProfile>('rules').notNull(),
		/** Null for those that come with the product. */
		createdBy: text('created_by'),
		createdAt: instant('created_at').notNull().default(0),
	},
	(t) => [uniqueIndex('rule_profiles_version').on(t.code, t.version)],
)

/** A vote that is being written: nothing of it is public, all of it may change until its notice is posted. */
export const voteDrafts = table(
	'vote_drafts',
	{
		estateId: text('estate_id')
			.notNull()
			.references(() => estates.id),
		id: text('id').notNull(),
		content: json<Record<string, unknown>>('content').notNull(),
		createdBy: text('created_by').notNull(),
		updatedAt: instant('updated_at').notNull(),
		requestKey: text('request_key').notNull(),
	},
	(t) => [primaryKey({ columns: [t.estateId, t.id] }), uniqueIndex('vote_drafts_request').on(t.estateId, t.requestKey)],
)

/** 业主共同决定. Its stage follows from the instants: see stageOf in features/planning/votes/stages.ts. */
export const votes = table(
	'votes',
	{
		estateId: text('estate_id')
			.notNull()
			.references(() => estates.id),
		id: text('id').notNull(),
		planVersionId: text('plan_version_id').notNull(),
		profileId: text('profile_id')
			.notNull()
			.references(() => ruleProfiles.id),
		title: text('title').notNull(),
		/** 'interested': the units of vote_scope_units. */
		scopeKind: oneOf('scope_kind', ['estate', 'building', 'entrance', 'interested']).notNull(),
		scopeId: text('scope_id').notNull(),
		noticePostedDay: text('notice_posted_day').notNull(),
		opensAt: instant('opens_at').notNull(),
		/** Exclusive: a ballot counts when the server received it before this instant. Moves forward by an extension only. */
		closesAt: instant('closes_at').notNull(),
		announcedAt: instant('announced_at').notNull(),
		announcedBy: text('announced_by').notNull(),
		requestKey: text('request_key').notNull(),
		/** Whether the matters are about parking: by some profiles parking spaces and storage rooms count then only. */
		concernsParking: boolean('concerns_parking').notNull().default(false),
		/** The clause that lets silence count, where the profile has 'deemed-majority'. */
		silenceClauseFileId: text('silence_clause_file_id'),
		silenceClauseDay: text('silence_clause_day'),
		/** When the roll could not be frozen, because an area or an owner was missing. */
		openingRefusedAt: instant('opening_refused_at'),
		openedAt: instant('opened_at'),
		rollHeads: integer('roll_heads'),
		rollArea: integer('roll_area'),
		rollHash: text('roll_hash'),
		/** When the count was made and posted as preliminary: no ballot comes after it. */
		closedAt: instant('closed_at'),
		passed: oneOf('passed', ['yes', 'no']),
		/** Exclusive: 24:00 of the last day of posting the preliminary count. */
		objectionsUntil: instant('objections_until'),
		resultAnnouncedAt: instant('result_announced_at'),
		resultAnnouncedBy: text('result_announced_by'),
		effectiveAt: instant('effective_at'),
		cancelledAt: instant('cancelled_at'),
		cancelReason: text('cancel_reason'),
	},
	(t) => [
		primaryKey({ columns: [t.estateId, t.id] }),
		foreignKey({ columns: [t.estateId, t.planVersionId], foreignColumns: [planVersions.estateId, planVersions.id] }),
		uniqueIndex('votes_request').on(t.estateId, t.requestKey),
		index('votes_due').on(t.closedAt, t.closesAt),
		check('votes_window', sql`${t.closesAt} > ${t.opensAt}`),
	],
)

/** 表决事项, with the thresholds of its class as they stood when the vote was announced. */
export const voteMatters = table(
	'vote_matters',
	{
		estateId: text('estate_id').notNull(),
		id: text('id').notNull(),
		voteId: text('vote_id').notNull(),
		position: integer('position').notNull(),
		title: text('title').notNull(),
		text: text('text').notNull(),
		classCode: text('class_code').notNull(),
		itemKey: text('item_key'),
		participationNumerator: integer('participation_numerator').notNull(),
		participationDenominator: integer('participation_denominator').notNull(),
		approvalNumerator: integer('approval_numerator').notNull(),
		approvalDenominator: integer('approval_denominator').notNull(),
		/** 'over' = more than the fraction (过半数), 'at-least' = the fraction or more (以上). */
		approvalBound: oneOf('approval_bound', ['over', 'at-least']).notNull(),
		/** What the approval is a share of. */
		approvalOf: oneOf('approval_of', ['participants', 'all']).notNull().default('participants'),
	},
	(t) => [
		primaryKey({ columns: [t.estateId, t.id] }),
		foreignKey({ columns: [t.estateId, t.voteId], foreignColumns: [votes.estateId, votes.id] }),
		uniqueIndex('vote_matters_position').on(t.estateId, t.voteId, t.position),
	],
)

/** 投票权人: one head with the summed area of its units in scope. `ballotSeq` is the ballot that counts, 0 when none does. */
export const rollVoters = table(
	'roll_voters',
	{
		estateId: text('estate_id').notNull(),
		voteId: text('vote_id').notNull(),
		id: text('id').notNull(),
		/** 1, 2, … in the order of the doors: the number of the paper ballot. */
		number: integer('number').notNull(),
		area: integer('area').notNull(),
		unitCount: integer('unit_count').notNull(),
		/** Its first unit's: a head is counted in one building. */
		buildingId: text('building_id').notNull(),
		/** Who owned its units at opening: a later buyer does not vote in their place. */
		ownerIds: json<string[]>('owner_ids').notNull(),
		ballotSeq: integer('ballot_seq').notNull().default(0),
		/** The number of its last ballot, whether that one counts or not. */
		lastSeq: integer('last_seq').notNull().default(0),
	},
	(t) => [
		primaryKey({ columns: [t.estateId, t.voteId, t.id] }),
		foreignKey({ columns: [t.estateId, t.voteId], foreignColumns: [votes.estateId, votes.id] }),
		uniqueIndex('roll_voters_number').on(t.estateId, t.voteId, t.number),
		index('roll_voters_turnout').on(t.estateId, t.voteId, t.ballotSeq, t.area),
		check('roll_voters_area', sql`${t.area} >= 0`),
	],
)

/** The units behind each voter, frozen at opening. */
export const rollUnits = table(
	'roll_units',
	{
		estateId: text('estate_id').notNull(),
		voteId: text('vote_id').notNull(),
		unitId: text('unit_id').notNull(),
		voterId: text('voter_id').notNull(),
		area: integer('area').notNull(),
		areaSource: text('area_source').notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.estateId, t.voteId, t.unitId] }),
		foreignKey({
			columns: [t.estateId, t.voteId, t.voterId],
			foreignColumns: [rollVoters.estateId, rollVoters.voteId, rollVoters.id],
		}),
		index('roll_units_voter').on(t.estateId, t.voteId, t.voterId),
	],
)

/** The units whose owners are asked, where the scope is the interested owners. */
export const voteScopeUnits = table(
	'vote_scope_units',
	{
		estateId: text('estate_id').notNull(),
		voteId: text('vote_id').notNull(),
		unitId: text('unit_id').notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.estateId, t.voteId, t.unitId] }),
		foreignKey({ columns: [t.estateId, t.voteId], foreignColumns: [votes.estateId, votes.id] }),
	],
)

/** Units in scope that do not count, each with its reason, frozen at opening. */
export const rollExclusions = table(
	'roll_exclusions',
	{
		estateId: text('estate_id').notNull(),
		voteId: text('vote_id').notNull(),
		unitId: text('unit_id').notNull(),
		area: integer('area').notNull(),
		reason: oneOf('reason', ['parking', 'storage', 'common-part']).notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.estateId, t.voteId, t.unitId] }),
		foreignKey({ columns: [t.estateId, t.voteId], foreignColumns: [votes.estateId, votes.id] }),
	],
)

/**
 * 表决票: a version of a voter's answers. A changed vote is a new row with the next `seq`. Which one counts follows from the
 * channels by the profile (countingBallot in features/planning/votes/counting.ts).
 */
export const ballots = table(
	'ballots',
	{
		estateId: text('estate_id').notNull(),
		id: text('id').notNull(),
		voteId: text('vote_id').notNull(),
		voterId: text('voter_id').notNull(),
		seq: integer('seq').notNull(),
		channel: oneOf('channel', ['online', 'paper', 'municipal']).notNull(),
		castBy: text('cast_by').notNull(),
		/** The power of attorney by which a delegate cast it. */
		delegationId: text('delegation_id'),
		unitId: text('unit_id').notNull(),
		castAt: instant('cast_at').notNull(),
		receiptNumber: text('receipt_number').notNull(),
		requestKey: text('request_key').notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.estateId, t.id] }),
		foreignKey({
			columns: [t.estateId, t.voteId, t.voterId],
			foreignColumns: [rollVoters.estateId, rollVoters.voteId, rollVoters.id],
		}),
		uniqueIndex('ballots_seq').on(t.estateId, t.voteId, t.voterId, t.seq),
		uniqueIndex('ballots_request').on(t.estateId, t.voteId, t.voterId, t.requestKey),
		uniqueIndex('ballots_receipt').on(t.receiptNumber),
		check('ballots_seq_positive', sql`${t.seq} > 0`),
	],
)

export const ballotChoices = table(
	'ballot_choices',
	{
		estateId: text('estate_id').notNull(),
		ballotId: text('ballot_id').notNull(),
		matterId: text('matter_id').notNull(),
		/** 'invalid' on paper alone: this matter was left blank or spoiled. */
		choice: oneOf('choice', ['for', 'against', 'abstain', 'invalid']).notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.estateId, t.ballotId, t.matterId] }),
		foreignKey({ columns: [t.estateId, t.ballotId], foreignColumns: [ballots.estateId, ballots.id] }),
		foreignKey({ columns: [t.estateId, t.matterId], foreignColumns: [voteMatters.estateId, voteMatters.id] }),
		check('ballot_choices_choice', sql`${t.choice} in ('for', 'against', 'abstain', 'invalid')`),
	],
)
