/** Where a vote stands, in the order of its stages; 'refused': the roll had gaps at the hour of opening. */
export type Stage =
	| 'notice'
	| 'refused'
	| 'open'
	| 'extended'
	| 'counting'
	| 'preliminary'
	| 'result'
	| 'effect'
	| 'cancelled'

export interface StageFacts {
	opensAt: number
	/** As it stands now, after extensions. */
	closesAt: number
	extended: boolean
	openedAt: number | null
	openingRefusedAt: number | null
	closedAt: number | null
	resultAnnouncedAt: number | null
	effectiveAt: number | null
	cancelledAt: number | null
}

/** No edge leads back: each instant is written once, and the clock only goes on. */
export function stageOf(vote: StageFacts, at: number): Stage {
	if (vote.cancelledAt !== null) return 'cancelled'
	if (vote.resultAnnouncedAt !== null) {
		return vote.effectiveAt !== null && at >= vote.effectiveAt ? 'effect' : 'result'
	}
	if (vote.closedAt !== null) return 'preliminary'
	if (at < vote.opensAt) return 'notice'
	if (vote.openedAt === null && vote.openingRefusedAt !== null) return 'refused'
	if (at >= vote.closesAt) return 'counting'
	return vote.extended ? 'extended' : 'open'
}

/** What a list says of a vote: a count is called passed or not only when its result is announced. */
export type VoteWord = Exclude<Stage, 'result' | 'effect'> | 'passed' | 'failed'

export function wordOf(stage: Stage, passed: 'yes' | 'no' | null): VoteWord {
	if (stage !== 'result' && stage !== 'effect') return stage
	return passed === 'yes' ? 'passed' : 'failed'
}

/** The reason kept for a vote whose roll had gaps until its last day was over. */
export const neverOpened = 'roll-incomplete'

/** The steps that a vote passes; `extended` stands in the place of open. */
export const stageOrder = ['notice', 'open', 'counting', 'preliminary', 'result', 'effect'] as const
export type StepName = (typeof stageOrder)[number]

export interface Step {
	step: StepName
	state: 'done' | 'now' | 'todo'
}

/** How many of the steps lie behind: the notice is over when the voting begins, the posting when its last day is. */
function stepsBehind(stage: Stage, postingOver: boolean): number {
	switch (stage) {
		case 'cancelled':
		case 'notice':
			return 0
		case 'refused':
		case 'open':
		case 'extended':
			return 1
		case 'counting':
			return 2
		case 'preliminary':
			return postingOver ? 4 : 3
		case 'result':
			return 5
		case 'effect':
			return stageOrder.length
	}
}

/** The line of steps; at most one is now, all before it are done. Once the result binds all are done. */
export function stepsOf(vote: StageFacts & { objectionsUntil: number | null }, at: number): Step[] {
	const postingOver = vote.objectionsUntil !== null && at >= vote.objectionsUntil
	const behind = stepsBehind(stageOf(vote, at), postingOver)
	return stageOrder.map((step, index) => ({
		step,
		state: index < behind ? 'done' : index === behind ? 'now' : 'todo',
	}))
}

export type AnnounceResultRefusal =
	| 'votes:refusal.not-counted'
	| 'votes:refusal.objections-open'
	| 'votes:refusal.objections-unanswered'
	| 'votes:refusal.result-announced'
	| 'votes:refusal.cancelled'

export interface ResultFacts {
	closedAt: number | null
	objectionsUntil: number | null
	resultAnnouncedAt: number | null
	cancelledAt: number | null
	unansweredObjections: number
}

/** Why the result may not be announced now, or null. */
export function whyNotAnnounceResult(vote: ResultFacts, at: number): AnnounceResultRefusal | null {
	if (vote.cancelledAt !== null) return 'votes:refusal.cancelled'
	if (vote.resultAnnouncedAt !== null) return 'votes:refusal.result-announced'
	if (vote.closedAt === null || vote.objectionsUntil === null) return 'votes:refusal.not-counted'
	if (at < vote.objectionsUntil) return 'votes:refusal.objections-open'
	return vote.unansweredObjections > 0 ? 'votes:refusal.objections-unanswered' : null
}
