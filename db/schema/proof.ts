import {
	check,
	foreignKey,
	index,
	instant,
	integer,
	oneOf,
	primaryKey,
	sql,
	table,
	text,
	uniqueIndex,
} from '../dialect'
import { ballots, rollVoters, votes } from './votes'

/** The log of a vote: each leaf as written, which is as it is hashed. */
export const voteLogLeaves = table(
	'vote_log_leaves',
	{
		estateId: text('estate_id').notNull(),
		voteId: text('vote_id').notNull(),
		position: integer('position').notNull(),
		kind: oneOf('kind', ['manifest', 'ballot', 'paper', 'void', 'extension', 'cancel', 'closing']).notNull(),
		/** Of a ballot leaf. */
		ballotId: text('ballot_id'),
		content: text('content').notNull(),
		hash: text('hash').notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.estateId, t.voteId, t.position] }),
		foreignKey({ columns: [t.estateId, t.voteId], foreignColumns: [votes.estateId, votes.id] }),
		uniqueIndex('vote_log_leaves_ballot').on(t.estateId, t.ballotId),
		check('vote_log_leaves_position', sql`${t.position} >= 0`),
	],
)

/** Where the log of a vote goes on: its size and the nodes along its right edge, in hex, largest first. */
export const voteLogEdges = table(
	'vote_log_edges',
	{
		estateId: text('estate_id').notNull(),
		voteId: text('vote_id').notNull(),
		origin: text('origin').notNull(),
		/** SHA-256 of the questions' lines in the manifest. */
		questionsHash: text('questions_hash').notNull(),
		size: integer('size').notNull(),
		nodes: text('nodes').notNull(),
		endedAt: instant('ended_at'),
	},
	(t) => [
		primaryKey({ columns: [t.estateId, t.voteId] }),
		foreignKey({ columns: [t.estateId, t.voteId], foreignColumns: [votes.estateId, votes.id] }),
	],
)

/** The signed head after each leaf. */
export const voteHeads = table(
	'vote_heads',
	{
		estateId: text('estate_id').notNull(),
		voteId: text('vote_id').notNull(),
		size: integer('size').notNull(),
		note: text('note').notNull(),
		signedAt: instant('signed_at').notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.estateId, t.voteId, t.size] }),
		foreignKey({ columns: [t.estateId, t.voteId], foreignColumns: [votes.estateId, votes.id] }),
	],
)

/** What opens a voter's line in the manifest. Without the salt the line says nothing of anybody. */
export const rollOpenings = table(
	'roll_openings',
	{
		estateId: text('estate_id').notNull(),
		voteId: text('vote_id').notNull(),
		voterId: text('voter_id').notNull(),
		/** The line in the manifest. */
		line: text('line').notNull(),
		salt: text('salt'),
		/** Where in the log the voter's latest ballot is. */
		latestPosition: integer('latest_position'),
	},
	(t) => [
		primaryKey({ columns: [t.estateId, t.voteId, t.voterId] }),
		foreignKey({
			columns: [t.estateId, t.voteId, t.voterId],
			foreignColumns: [rollVoters.estateId, rollVoters.voteId, rollVoters.id],
		}),
	],
)

/** What opens the choices of a ballot's leaf: deleted, the leaf stays and says nothing. */
export const ballotOpenings = table(
	'ballot_openings',
	{
		estateId: text('estate_id').notNull(),
		ballotId: text('ballot_id').notNull(),
		voteId: text('vote_id').notNull(),
		position: integer('position').notNull(),
		salt: text('salt').notNull(),
		area: integer('area').notNull(),
		choices: text('choices').notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.estateId, t.ballotId] }),
		foreignKey({ columns: [t.estateId, t.ballotId], foreignColumns: [ballots.estateId, ballots.id] }),
		index('ballot_openings_vote').on(t.estateId, t.voteId, t.position),
	],
)

/** What opens the leaf of a paper ballot: who read it, and who read it again. */
export const paperOpenings = table(
	'paper_openings',
	{
		estateId: text('estate_id').notNull(),
		voteId: text('vote_id').notNull(),
		position: integer('position').notNull(),
		paperId: text('paper_id').notNull(),
		salt: text('salt').notNull(),
		firstId: text('first_id').notNull(),
		secondId: text('second_id'),
	},
	(t) => [
		primaryKey({ columns: [t.estateId, t.voteId, t.position] }),
		foreignKey({ columns: [t.estateId, t.voteId], foreignColumns: [votes.estateId, votes.id] }),
		uniqueIndex('paper_openings_paper').on(t.estateId, t.paperId),
	],
)
