import { randomBytes } from 'node:crypto'
import { planVersions, rollOpenings, ruleProfiles, voteLogEdges, votes } from 'db/schema'
import type { Tx } from 'db/store.server'
import { and, eq } from 'drizzle-orm'
import { appendLeaf, type LogKey } from './append.server'
import { manifestLeaf, type Question, questionLines, questionsHash, rollLine } from './leaves'
import { logName } from './signer.server'

const rowsAtOnce = 400

interface Frozen {
	questions: readonly Question[]
	voters: readonly { id: string; area: number }[]
	area: number
	rollHash: string
}

/** Begins the log of a vote with its manifest: roll, questions, thresholds, profile and window. Part of the opening. */
export async function openLog(tx: Tx, key: LogKey, frozen: Frozen, at: number): Promise<void> {
	const { estateId, voteId } = key
	const [vote] = await tx
		.select({
			title: votes.title,
			scopeKind: votes.scopeKind,
			scopeId: votes.scopeId,
			opensAt: votes.opensAt,
			closesAt: votes.closesAt,
			planVersionId: votes.planVersionId,
			planHash: planVersions.contentHash,
			profileId: votes.profileId,
			profileCode: ruleProfiles.code,
			profileVersion: ruleProfiles.version,
			rules: ruleProfiles.rules,
		})
		.from(votes)
		.innerJoin(planVersions, and(eq(planVersions.estateId, votes.estateId), eq(planVersions.id, votes.planVersionId)))
		.innerJoin(ruleProfiles, eq(ruleProfiles.id, votes.profileId))
		.where(and(eq(votes.estateId, estateId), eq(votes.id, voteId)))
		.limit(1)
	if (!vote) throw new Error('No such vote')
	const openings = frozen.voters.map((voter) => {
		const salt = randomBytes(32)
		const line = rollLine(salt, voteId, voter.id, voter.area)
		return { estateId, voteId, voterId: voter.id, line, salt: salt.toString('hex') }
	})
	for (let from = 0; from < openings.length; from += rowsAtOnce) {
		await tx.insert(rollOpenings).values(openings.slice(from, from + rowsAtOnce))
	}
	const origin = `${logName()}/votes/${voteId}`
	const questions = questionLines(frozen.questions)
	const edge = { origin, questionsHash: questionsHash(questions), size: 0, nodes: '', endedAt: null }
	await tx.insert(voteLogEdges).values({ estateId, voteId, ...edge })
	const content = manifestLeaf({
		voteId,
		estateId,
		origin,
		title: vote.title,
		scope: `${vote.scopeKind} ${vote.scopeId}`,
		plan: { id: vote.planVersionId, hash: vote.planHash ?? '-' },
		profile: { id: vote.profileId, code: vote.profileCode, version: vote.profileVersion },
		conflict: vote.rules.conflict,
		silence: vote.rules.silence,
		opensAt: vote.opensAt,
		closesAt: vote.closesAt,
		openedAt: at,
		questions,
		roll: {
			heads: openings.length,
			area: frozen.area,
			hash: frozen.rollHash,
			lines: openings.map(({ line }) => line),
		},
	})
	await appendLeaf(tx, key, edge, { kind: 'manifest', content }, at)
}
