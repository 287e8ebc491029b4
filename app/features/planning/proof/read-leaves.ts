/** Reads the leaves of a log as strictly as leaves.ts writes them. */
const id = '[\\w.-]{1,64}'
const hash = '[0-9a-f]{64}'
const whole = '(?:0|[1-9]\\d{0,15})'
const quoted = '"(?:[^"\\\\\\n]|\\\\[^\\n])*"'
const weight = `${whole}/${whole}`

const channel = '(online|paper|municipal)'
const choice = '(?:for|against|abstain)'

const shape = (...lines: readonly string[]) => new RegExp(`^${lines.join('\\n')}\\n$`)

const matterShape = new RegExp(
	`^matter (${whole}) ${id} participation (${weight}) approval (over|at-least) (${weight}) of (participants|all) ${quoted} ${quoted} ${quoted}$`,
)
const titleShape = new RegExp(` (${quoted}) ${quoted}$`)
const manifestShape = new RegExp(
	`^wugong manifest 1\\nvote (${id})\\nestate ${id}\\norigin ([^\\n]+)\\ntitle ${quoted}\\nscope (?:estate|building|entrance|interested) ${id}\\nplan ${id} [\\w.-]{1,128}\\nprofile ${id} ${quoted} ${whole}\\nconflict (electronic-stands|paper-stands|first-stands|last-stands)\\nsilence (not-participating|deemed-majority)\\nwindow (${whole}) (${whole})\\nopened ${whole}\\n((?:matter [^\\n]+\\n)+)roll (${whole}) (${whole}) ${hash}\\n((?:voter ${hash}\\n)*)$`,
)
const ballotShape = shape(
	'wugong ballot 1',
	`vote (${id})`,
	`voter (${hash})`,
	`version (${whole})`,
	`previous (-|${whole})`,
	`channel ${channel}`,
	`at (${whole})`,
	`questions (${hash})`,
	`choices (${hash})`,
)
const paperShape = shape(
	'wugong paper 1',
	`vote (${id})`,
	`paper (${id})`,
	`voter (${hash})`,
	'mode (?:open|sealed)',
	`photo (?:-|${hash})`,
	`received (${whole})`,
	`first (${hash})`,
	`second (-|${hash})`,
	'outcome (confirmed|set-aside|invalid|rejected)',
	`ballot (-|${whole})`,
	`at (${whole})`,
)
const voidShape = shape('wugong void 1', `vote (${id})`, `ballot (${whole})`, `reason ${quoted}`, `at (${whole})`)
const extensionShape = shape(
	'wugong extension 1',
	`vote (${id})`,
	`number (${whole})`,
	`closing (${whole}) (${whole})`,
	`reason ${quoted}`,
	`at (${whole})`,
)
const cancelShape = shape('wugong cancel 1', `vote (${id})`, `at (${whole})`, `reason ${quoted}`)
const closingShape = new RegExp(
	`^wugong closing 1\\nvote (${id})\\nat (${whole})\\nballots (${whole})\\ncounted (${weight})\\npapers (${whole}) set-aside (${whole}) invalid (${whole}) void (${whole})\\ntotal (${weight})\\n((?:matter [^\\n]+\\n)+)passed (yes|no)\\nopenings (${hash})\\n$`,
)
const resultShape = new RegExp(
	`^matter (${whole}) for (${weight}) against (${weight}) abstain (${weight}) invalid (${weight}) passed (yes|no)(?: deemed (-|${choice}) (${weight}) deemed-passed (yes|no))?$`,
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
	/** What the approval is a share of. */
	of: string
}

function readMatter(row: string): ReadMatter | null {
	const match = matterShape.exec(row)
	if (!match) return null
	const [, position = '', participation, bound = '', approval, of = ''] = match
	return { position, participation: fraction(participation), bound, approval: fraction(approval), of }
}

/** The titles of the questions in a manifest's lines of matters; null when one is none. */
export function readQuestions(text: string): string[] | null {
	const titles = rows(text).flatMap((row) => (readMatter(row) ? titleOf(row) : []))
	return titles.length > 0 && titles.length === rows(text).length ? titles : null
}

function titleOf(row: string): string[] {
	try {
		const [, title = ''] = titleShape.exec(row) ?? []
		return [String(JSON.parse(title))]
	} catch {
		return []
	}
}

export function readManifest(text: string) {
	const match = manifestShape.exec(text)
	if (!match) return null
	const [, vote = '', origin = '', conflict = '', silence = '', opens, closes, questions = ''] = match
	const [heads, area, voters] = match.slice(8)
	const matters = rows(questions).flatMap((row) => readMatter(row) ?? [])
	if (matters.length !== rows(questions).length) return null
	return {
		vote,
		origin,
		conflict,
		silence,
		opensAt: Number(opens),
		closesAt: Number(closes),
		questions,
		matters,
		total: { heads: BigInt(heads ?? 0), area: BigInt(area ?? 0) },
		lines: rows(voters).map((row) => row.slice('voter '.length)),
	}
}

export function readBallot(text: string) {
	const match = ballotShape.exec(text)
	if (!match) return null
	const [, vote = '', line = '', version, previous = '', channel = '', at, questionsHash = '', seal = ''] = match
	return { vote, line, version: Number(version), previous, channel, at: Number(at), questionsHash, seal }
}

export function readPaper(text: string) {
	const match = paperShape.exec(text)
	if (!match) return null
	const [, vote = '', paper = '', line = '', received, first = '', second = '', outcome = '', ballot = '', at] = match
	return { vote, paper, line, received: Number(received), first, second, outcome, ballot, at: Number(at) }
}

export function readVoid(text: string) {
	const match = voidShape.exec(text)
	if (!match) return null
	const [, vote = '', ballot, at] = match
	return { vote, ballot: Number(ballot), at: Number(at) }
}

export function readExtension(text: string) {
	const match = extensionShape.exec(text)
	if (!match) return null
	const [, vote = '', number, from, to, at] = match
	return { vote, number: Number(number), from: Number(from), to: Number(to), at: Number(at) }
}

export function readCancel(text: string) {
	const match = cancelShape.exec(text)
	return match && { vote: match[1] ?? '', at: Number(match[2]) }
}

function readResult(row: string) {
	const match = resultShape.exec(row)
	if (!match) return null
	const [, position = '', inFavour, against, abstain, invalid, passed, choice, silent, deemedPassed] = match
	return {
		position,
		sums: { for: amount(inFavour), against: amount(against), abstain: amount(abstain), invalid: amount(invalid) },
		passed: passed === 'yes',
		deemed: choice === undefined ? null : { choice, weight: amount(silent), passed: deemedPassed === 'yes' },
	}
}

export function readClosing(text: string) {
	const match = closingShape.exec(text)
	if (!match) return null
	const [, vote = '', at, ballots, counted, confirmed, setAside, invalid, voided, total, results] = match
	const [passed, openingsHash = ''] = match.slice(11)
	const matters = rows(results).flatMap((row) => readResult(row) ?? [])
	if (matters.length !== rows(results).length) return null
	return {
		vote,
		at: Number(at),
		ballots: Number(ballots),
		counted: amount(counted),
		papers: { confirmed, setAside, invalid, voided },
		total: amount(total),
		matters,
		passed: passed === 'yes',
		openingsHash,
	}
}

export type ReadManifest = NonNullable<ReturnType<typeof readManifest>>
export type ReadBallot = NonNullable<ReturnType<typeof readBallot>>
export type ReadClosing = NonNullable<ReturnType<typeof readClosing>>
export type ReadPaper = NonNullable<ReturnType<typeof readPaper>>
export type ReadResult = NonNullable<ReturnType<typeof readResult>>
