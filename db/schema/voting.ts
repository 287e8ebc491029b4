import {
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
import { people } from './identity'
import { ballots, rollVoters, votes } from './votes'

/** 延期: a later closing with its reason. */
export const voteExtensions = table(
	'vote_extensions',
	{
		estateId: text('estate_id').notNull(),
		voteId: text('vote_id').notNull(),
		/** 1, 2, … */
		number: integer('number').notNull(),
		fromClosesAt: instant('from_closes_at').notNull(),
		toClosesAt: instant('to_closes_at').notNull(),
		reason: text('reason').notNull(),
		extendedBy: text('extended_by').notNull(),
		extendedAt: instant('extended_at').notNull(),
		requestKey: text('request_key').notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.estateId, t.voteId, t.number] }),
		foreignKey({ columns: [t.estateId, t.voteId], foreignColumns: [votes.estateId, votes.id] }),
		uniqueIndex('vote_extensions_request').on(t.estateId, t.requestKey),
		check('vote_extensions_later', sql`${t.toClosesAt} > ${t.fromClosesAt}`),
	],
)

/** 异议 to the posted roll, to a ballot cast in one's name, or to the preliminary count. */
export const voteObjections = table(
	'vote_objections',
	{
		estateId: text('estate_id').notNull(),
		id: text('id').notNull(),
		voteId: text('vote_id').notNull(),
		kind: oneOf('kind', ['roll', 'ballot', 'count']).notNull(),
		unitId: text('unit_id'),
		ballotId: text('ballot_id'),
		raisedBy: text('raised_by')
			.notNull()
			.references(() => people.id),
		body: text('body').notNull(),
		raisedAt: instant('raised_at').notNull(),
		requestKey: text('request_key').notNull(),
		answer: text('answer'),
		outcome: oneOf('outcome', ['upheld', 'rejected']),
		answeredAt: instant('answered_at'),
		answeredBy: text('answered_by'),
		withdrawnAt: instant('withdrawn_at'),
	},
	(t) => [
		primaryKey({ columns: [t.estateId, t.id] }),
		foreignKey({ columns: [t.estateId, t.voteId], foreignColumns: [votes.estateId, votes.id] }),
		uniqueIndex('vote_objections_request').on(t.estateId, t.raisedBy, t.requestKey),
		index('vote_objections_vote').on(t.estateId, t.voteId, t.raisedAt),
	],
)

/** A ballot that no longer counts, with the reason: it stays on record. */
export const ballotVoids = table(
	'ballot_voids',
	{
		estateId: text('estate_id').notNull(),
		ballotId: text('ballot_id').notNull(),
		voteId: text('vote_id').notNull(),
		voterId: text('voter_id').notNull(),
		reason: text('reason').notNull(),
		objectionId: text('objection_id'),
		voidedBy: text('voided_by').notNull(),
		voidedAt: instant('voided_at').notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.estateId, t.ballotId] }),
		foreignKey({ columns: [t.estateId, t.ballotId], foreignColumns: [ballots.estateId, ballots.id] }),
		index('ballot_voids_voter').on(t.estateId, t.voteId, t.voterId),
	],
)

/**
 * 纸质表决票. 'open': signed, entered at the door and again from its photo. 'sealed': a numbered envelope that two counters enter
 * after the closing. 'set-aside': confirmed, but by the profile another ballot of the voter stands.
 */
export const paperBallots = table(
	'paper_ballots',
	{
		estateId: text('estate_id').notNull(),
		id: text('id').notNull(),
		voteId: text('vote_id').notNull(),
		voterId: text('voter_id').notNull(),
		/** The door it came from. */
		unitId: text('unit_id').notNull(),
		mode: oneOf('mode', ['open', 'sealed']).notNull(),
		photoFileId: text('photo_file_id'),
		receivedAt: instant('received_at').notNull(),
		receivedBy: text('received_by').notNull(),
		requestKey: text('request_key').notNull(),
		state: oneOf('state', ['received', 'differs', 'confirmed', 'set-aside', 'invalid', 'rejected'])
			.notNull()
			.default('received'),
		/** Of blank, spoiled and rejected ones. */
		reason: text('reason'),
		settledAt: instant('settled_at'),
		settledBy: text('settled_by'),
		ballotId: text('ballot_id'),
		/** Who has the photo open to enter it again: nobody else sees it meanwhile. */
		takenBy: text('taken_by'),
		takenAt: instant('taken_at'),
	},
	(t) => [
		primaryKey({ columns: [t.estateId, t.id] }),
		foreignKey({
			columns: [t.estateId, t.voteId, t.voterId],
			foreignColumns: [rollVoters.estateId, rollVoters.voteId, rollVoters.id],
		}),
		uniqueIndex('paper_ballots_request').on(t.estateId, t.voteId, t.requestKey),
		index('paper_ballots_voter').on(t.estateId, t.voteId, t.voterId),
		index('paper_ballots_state').on(t.estateId, t.voteId, t.state),
		check(
			'paper_ballots_known',
			sql`${t.state} in ('received', 'differs', 'confirmed', 'set-aside', 'invalid', 'rejected') and ${t.mode} in ('open', 'sealed')`,
		),
		check('paper_ballots_photo', sql`${t.mode} = 'sealed' or ${t.photoFileId} is not null`),
		check('paper_ballots_ballot', sql`(${t.state} in ('confirmed', 'set-aside')) = (${t.ballotId} is not null)`),
	],
)

/** What one person read on a paper ballot: the first, the second, and the third who settles a difference. */
export const paperEntries = table(
	'paper_entries',
	{
		estateId: text('estate_id').notNull(),
		paperId: text('paper_id').notNull(),
		position: integer('position').notNull(),
		enteredBy: text('entered_by').notNull(),
		enteredAt: instant('entered_at').notNull(),
		validity: oneOf('validity', ['valid', 'blank', 'spoiled']).notNull(),
		reason: text('reason').notNull(),
		/** Matter → choice; empty unless valid. */
		choices: json<Record<string, 'for' | 'against' | 'abstain' | 'invalid'>>('choices').notNull(),
		requestKey: text('request_key').notNull().default(''),
	},
	(t) => [
		primaryKey({ columns: [t.estateId, t.paperId, t.position] }),
		foreignKey({ columns: [t.estateId, t.paperId], foreignColumns: [paperBallots.estateId, paperBallots.id] }),
		uniqueIndex('paper_entries_person').on(t.estateId, t.paperId, t.enteredBy),
		check('paper_entries_position', sql`${t.position} between 1 and 3`),
		check('paper_entries_validity', sql`${t.validity} in ('valid', 'blank', 'spoiled')`),
	],
)

/** 送达登记: how, when and by whom a voter's ballot was brought, or that it could not be. */
export const ballotDeliveries = table(
	'ballot_deliveries',
	{
		estateId: text('estate_id').notNull(),
		id: text('id').notNull(),
		voteId: text('vote_id').notNull(),
		voterId: text('voter_id').notNull(),
		unitId: text('unit_id').notNull(),
		method: oneOf('method', ['hand', 'mailbox', 'post', 'sms', 'posted']).notNull(),
		outcome: oneOf('outcome', ['delivered', 'undeliverable']).notNull(),
		deliveredAt: instant('delivered_at').notNull(),
		recordedBy: text('recorded_by').notNull(),
		note: text('note').notNull(),
		/** Photo or signed receipt: the proof. */
		fileId: text('file_id'),
		requestKey: text('request_key').notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.estateId, t.id] }),
		foreignKey({
			columns: [t.estateId, t.voteId, t.voterId],
			foreignColumns: [rollVoters.estateId, rollVoters.voteId, rollVoters.id],
		}),
		uniqueIndex('ballot_deliveries_request').on(t.estateId, t.voteId, t.requestKey),
		index('ballot_deliveries_voter').on(t.estateId, t.voteId, t.voterId, t.deliveredAt),
	],
)

/** 扫楼: a visit or call at a door, with what came of it. */
export const visits = table(
	'visits',
	{
		estateId: text('estate_id').notNull(),
		id: text('id').notNull(),
		voteId: text('vote_id').notNull(),
		unitId: text('unit_id').notNull(),
		outcome: oneOf('outcome', ['met', 'not-home', 'refused', 'later', 'moved', 'called', 'no-answer']).notNull(),
		note: text('note').notNull(),
		visitedBy: text('visited_by').notNull(),
		visitedAt: instant('visited_at').notNull(),
		requestKey: text('request_key').notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.estateId, t.id] }),
		foreignKey({ columns: [t.estateId, t.voteId], foreignColumns: [votes.estateId, votes.id] }),
		uniqueIndex('visits_request').on(t.estateId, t.voteId, t.requestKey),
		index('visits_unit').on(t.estateId, t.voteId, t.unitId, t.visitedAt),
	],
)

/** A reminder to a person who has not voted: so many a day as the profile allows. */
export const voteReminders = table(
	'vote_reminders',
	{
		estateId: text('estate_id').notNull(),
		voteId: text('vote_id').notNull(),
		personId: text('person_id').notNull(),
		day: text('day').notNull(),
		/** 1, 2, … of that day. */
		number: integer('number').notNull(),
		remindedBy: text('reminded_by').notNull(),
		remindedAt: instant('reminded_at').notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.estateId, t.voteId, t.personId, t.day, t.number] }),
		foreignKey({ columns: [t.estateId, t.voteId], foreignColumns: [votes.estateId, votes.id] }),
	],
)

/** 委托: a written power by which somebody else casts a voter's ballot. */
export const delegations = table(
	'delegations',
	{
		estateId: text('estate_id').notNull(),
		id: text('id').notNull(),
		voteId: text('vote_id').notNull(),
		voterId: text('voter_id').notNull(),
		holderId: text('holder_id')
			.notNull()
			.references(() => people.id),
		/** The owner's name as it stands on the power. */
		grantedBy: text('granted_by').notNull(),
		fileId: text('file_id').notNull(),
		recordedBy: text('recorded_by').notNull(),
		recordedAt: instant('recorded_at').notNull(),
		requestKey: text('request_key').notNull(),
		revokedAt: instant('revoked_at'),
		revokedBy: text('revoked_by'),
	},
	(t) => [
		primaryKey({ columns: [t.estateId, t.id] }),
		foreignKey({
			columns: [t.estateId, t.voteId, t.voterId],
			foreignColumns: [rollVoters.estateId, rollVoters.voteId, rollVoters.id],
		}),
		uniqueIndex('delegations_request').on(t.estateId, t.voteId, t.requestKey),
		index('delegations_holder').on(t.estateId, t.voteId, t.holderId),
		index('delegations_voter').on(t.estateId, t.voteId, t.voterId),
	],
)

/** A file of ballots from the city's own system; the same file once. */
export const municipalImports = table(
	'municipal_imports',
	{
		estateId: text('estate_id').notNull(),
		id: text('id').notNull(),
		voteId: text('vote_id').notNull(),
		fileName: text('file_name').notNull(),
		fileHash: text('file_hash').notNull(),
		rows: integer('rows').notNull(),
		taken: integer('taken').notNull(),
		importedBy: text('imported_by').notNull(),
		importedAt: instant('imported_at').notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.estateId, t.id] }),
		foreignKey({ columns: [t.estateId, t.voteId], foreignColumns: [votes.estateId, votes.id] }),
		uniqueIndex('municipal_imports_file').on(t.estateId, t.voteId, t.fileHash),
	],
)

/** A witness has signed a head of the log with a key that only the witness holds. */
export const voteCosignatures = table(
	'vote_cosignatures',
	{
		estateId: text('estate_id').notNull(),
		voteId: text('vote_id').notNull(),
		size: integer('size').notNull(),
		witnessId: text('witness_id')
			.notNull()
			.references(() => people.id),
		/** Name of the witness in the note, and the public key in the note's own form. */
		keyText: text('key_text').notNull(),
		/** The line as it stands under the head. */
		line: text('line').notNull(),
		signedAt: instant('signed_at').notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.estateId, t.voteId, t.size, t.witnessId] }),
		foreignKey({ columns: [t.estateId, t.voteId], foreignColumns: [votes.estateId, votes.id] }),
	],
)

/** 法定节假日 and the workdays moved for them, as the State Council gives them out each year. */
export const calendarDays = table('calendar_days', {
	day: text('day').primaryKey(),
	kind: oneOf('kind', ['holiday', 'workday']).notNull(),
	name: text('name').notNull(),
	/** The notice that gave the list out. */
	source: text('source').notNull().default(''),
	/** 'reference' for the list that comes with the product. */
	importedBy: text('imported_by').notNull(),
	importedAt: instant('imported_at').notNull(),
})
