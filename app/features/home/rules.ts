import { daysBetween, shanghaiDay } from '~/platform/shanghai'

interface Door {
	building: string
	entrance: string
	number: string
}

export interface VoteToCast {
	estateId: string
	estateName: string
	voteId: string
	title: string
	closesAt: number
	/** The person's voters that have not voted. */
	waiting: readonly { id: string; area: number; doors: readonly Door[] }[]
}

export interface SurveyToAnswer {
	estateId: string
	estateName: string
	id: string
	title: string
	closesAt: number
}

export interface NoticeToRead {
	estateId: string
	estateName: string
	id: string
	title: string
	unread: boolean
}

/** The one thing that waits for a resident. */
export type Turn =
	| {
			kind: 'vote'
			estateId: string
			estateName: string
			voteId: string
			title: string
			closesAt: number
			daysLeft: number
			voterId: string
			area: number
			doors: string[]
			/** How many more of their voters wait after this one. */
			more: number
	  }
	| {
			kind: 'survey'
			estateId: string
			estateName: string
			surveyId: string
			title: string
			closesAt: number
			daysLeft: number
	  }
	| { kind: 'notice'; estateId: string; estateName: string; noticeId: string; title: string }

/** Whole days until the last day on which it can still be done: 0 is today. */
export function daysLeft(closesAt: number, at: number): number {
	return daysBetween(shanghaiDay(at), shanghaiDay(closesAt - 1))
}

/** At most one: the vote that closes first, else the survey that closes first, else the newest unread notice. */
export function turnOf(
	votes: readonly VoteToCast[],
	surveys: readonly SurveyToAnswer[],
	notices: readonly NoticeToRead[],
	at: number,
): Turn | null {
	const vote = soonest(votes.filter((each) => each.waiting.length > 0))
	const voter = vote?.waiting[0]
	if (vote && voter) {
		const { estateId, estateName, voteId, title, closesAt } = vote
		return {
			kind: 'vote',
			estateId,
			estateName,
			voteId,
			title,
			closesAt,
			daysLeft: daysLeft(closesAt, at),
			voterId: voter.id,
			area: voter.area,
			doors: voter.doors.map((door) => [door.building, door.entrance, door.number].join(' ')),
			more: vote.waiting.length - 1,
		}
	}
	const survey = soonest(surveys)
	if (survey) {
		const { estateId, estateName, id, title, closesAt } = survey
		return { kind: 'survey', estateId, estateName, surveyId: id, title, closesAt, daysLeft: daysLeft(closesAt, at) }
	}
	const notice = notices.find((each) => each.unread)
	if (!notice) return null
	const { estateId, estateName, id, title } = notice
	return { kind: 'notice', estateId, estateName, noticeId: id, title }
}

function soonest<T extends { closesAt: number }>(things: readonly T[]): T | null {
	return things.reduce<T | null>(
		(first, each) => (first === null || each.closesAt < first.closesAt ? each : first),
		null,
	)
}
