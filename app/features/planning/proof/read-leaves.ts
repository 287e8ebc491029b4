/** Reads the leaves of a log as strictly as leaves.ts writes them. */
const id = '[\\w.-]{1,64}'
const hash = '[0-9a-f]{64}'
const whole = '(?:0|[1-9]\\d{0,15})'
const quoted = '"(?:[^"\\\\\\n]|\\\\[^\\n])*"'
const weight = `${whole}/${whole}`

const matterShape = new RegExp(
	`^matter (${whole}) ${id} participation (${weight}) approval (over|at-least) (${weight}) ${quoted} ${quoted} ${quoted}$`,
)
const manifestShape = new RegExp(
	`^wugong manifest 1\\nvote (${id})\\nestate ${id}\\norigin ([^\\n]+)\\ntitle ${quoted}\\nscope (?:estate|building|entrance) ${id}\\nplan ${id} [\\w.-]{1,128}\\nprofile ${id} ${quoted} ${whole}\\nwindow (${whole}) (${whole})\\nopened ${whole}\\n((?:matter [^\\n]+\\n)+)roll (${whole}) (${whole}) ${hash}\\n((?:voter ${hash}\\n)*)$`,
)
const ballotShape = new RegExp(
	`^wugong ballot 1\\nvote (${id})\\nvoter (${hash})\\nversion (${whole})\\nsupersedes (-|${whole})\\nchannel (?:online|paper)\\nat (${whole})\\nquestions (${hash})\\nchoices (${hash})\\n$`,
)
const closingShape = new RegExp(
	`^wugong closing 1\\nvote (${id})\\nat (${whole})\\nballots (${whole})\\ncounted (${whole})\\ntotal (${weight})\\n((?:matter [^\\n]+\\n)+)passed (yes|no)\\nopenings (${hash})\\n$`,
)
const resultShape = new RegExp(
	`^matter (${whole}) for (${weight}) against (${weight}) abstain (${weight}) passed (yes|no)$`,
)

export interface Amount {
	heads: bigint
	area: bigint
}

function amount(text = ''): Amount {
	const [heads = '0', area = '0'] = text.split('/')
	return { heads: BigInt(heads), area: BigInt(area) }
}

type Fraction = readonly [bigint, bigint]
function fraction(text = ''): Fraction {
	const { heads, area } = amount(text)
	return [heads, area]
}

const rows = (text = '') => text.split('\n').slice(0, -1)

export interface ReadMatter {
	position: string
	participation: Fraction
	bound: string
	approval: Fraction
}

function readMatter(row: string): ReadMatter | null {
	const match = matterShape.exec(row)
	if (!match) return null
	const [, position = '', participation, bound = '', approval] = match
	return { position, participation: fraction(participation), bound, approval: fraction(approval) }
}

export function readManifest(text: string) {
	const match = manifestShape.exec(text)
	if (!match) return null
	const [, vote = '', origin = '', opens, closes, questions = '', heads, area, voters] = match
	const matters = rows(questions).flatMap((row) => readMatter(row) ?? [])
	if (matters.length !== rows(questions).length) return null
	const total = { heads: BigInt(heads ?? 0), area: BigInt(area ?? 0) }
	const lines = rows(voters).map((row) => row.slice('voter '.length))
	return { vote, origin, opensAt: Number(opens), closesAt: Number(closes), questions, matters, total, lines }
}

export function readBallot(text: string) {
	const match = ballotShape.exec(text)
	if (!match) return null
	const [, vote = '', line = '', version, supersedes = '', at, questionsHash = '', seal = ''] = match
	return { vote, line, version: Number(version), supersedes, at: Number(at), questionsHash, seal }
}

export function readClosing(text: string) {
	const match = closingShape.exec(text)
	if (!match) return null
	const [, vote = '', at, ballots, counted, total, results, passed, openingsHash = ''] = match
	const matters = rows(results).flatMap((row) => {
		const [, position, inFavour, against, abstain, matterPassed] = resultShape.exec(row) ?? []
		if (position === undefined) return []
		const sums = [amount(inFavour), amount(against), amount(abstain)] as const
		return [{ position, sums, passed: matterPassed === 'yes' }]
	})
	if (matters.length !== rows(results).length) return null
	return {
		vote,
		at: Number(at),
		ballots: Number(ballots),
		counted: Number(counted),
		total: amount(total),
		matters,
		passed: passed === 'yes',
		openingsHash,
	}
}

export type ReadManifest = NonNullable<ReturnType<typeof readManifest>>
export type ReadBallot = NonNullable<ReturnType<typeof readBallot>>
export type ReadClosing = NonNullable<ReturnType<typeof readClosing>>
