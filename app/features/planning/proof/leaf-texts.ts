/** What a ballot's holder needs to rebuild its leaf: for server and browser, without hashing. */
export const lines = (...parts: readonly string[]): string => `${parts.join('\n')}\n`

/** Hashed with the voter's salt it is the voter's line on the posted roll. */
export const rollLineText = (voteId: string, voterId: string, area: number | string): string =>
	lines('wugong roll line 1', `${voteId} ${voterId} ${area}`)

export interface SealedChoices {
	voteId: string
	line: string
	version: number
	area: number
	choices: string
}

/** Hashed with the ballot's salt it is the seal of its choices. */
export const sealedText = ({ voteId, line, version, area, choices }: SealedChoices): string =>
	lines('wugong choices 1', `${voteId} ${line} ${version} ${area} ${choices}`)

export const ballotChannels = ['online', 'paper', 'municipal'] as const
export type BallotChannel = (typeof ballotChannels)[number]

export interface BallotLeaf {
	voteId: string
	/** The voter's line in the manifest. */
	line: string
	version: number
	/** Where the version before it stands. */
	previous: number | null
	channel: BallotChannel
	at: number
	questionsHash: string
	/** choicesSeal of what was chosen. */
	choices: string
}

export function ballotLeaf(b: BallotLeaf): string {
	return lines(
		'wugong ballot 1',
		`vote ${b.voteId}`,
		`voter ${b.line}`,
		`version ${b.version}`,
		`previous ${b.previous ?? '-'}`,
		`channel ${b.channel}`,
		`at ${b.at}`,
		`questions ${b.questionsHash}`,
		`choices ${b.choices}`,
	)
}
