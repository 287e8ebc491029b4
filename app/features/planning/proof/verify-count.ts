import { type Bundle, isInterim, isSealed } from './bundle-format'
import { choicesSeal, deletedOpening, openingsHash } from './leaves'
import {
	type Amount,
	type ReadClosing,
	type ReadManifest,
	type ReadMatter,
	type ReadPaper,
	type ReadResult,
	readClosing,
} from './read-leaves'
import { type Cast, isCancelled } from './verify-leaves'
import { demand, found } from './verify-steps'

interface Opened {
	area: bigint
	chosen: string[]
}

const choiceNames = ['for', 'against', 'abstain', 'invalid'] as const
const openingShape =
	/^([0-9a-f]{64}) (\d+) (0|[1-9]\d{0,15}) ((?:for|against|abstain|invalid)(?:,(?:for|against|abstain|invalid))*)$/

/** Position of a ballot → what it says, as far as the ballots open. */
export function checkOpenings(
	bundle: Bundle,
	manifest: ReadManifest,
	cast: readonly Cast[],
	areas: ReadonlyMap<string, string>,
): Map<number, Opened> {
	const opened = new Map<number, Opened>()
	if (!isSealed(bundle)) return opened
	demand(bundle.openings.length === cast.length, 'not every ballot is opened')
	bundle.openings.forEach((text, index) => {
		if (text === deletedOpening) return
		const { position, line, version, channel, seal } = found(cast[index], 'an opening without a ballot')
		const [, salt = '', at, area = '', choices = ''] = openingShape.exec(text) ?? []
		demand(at === String(position), `opening ${index} is not that of ballot ${position}`)
		const sealed = { voteId: manifest.vote, line, version, area: Number(area), choices }
		demand(choicesSeal(Buffer.from(salt, 'hex'), sealed) === seal, `ballot ${position} does not open`)
		const rollArea = areas.get(line)
		demand(rollArea === undefined || rollArea === area, `ballot ${position} has another area than the roll`)
		const chosen = choices.split(',')
		demand(chosen.length === manifest.matters.length, `ballot ${position} does not answer each matter once`)
		demand(channel === 'paper' || !chosen.includes('invalid'), `ballot ${position} is spoiled, and no paper`)
		opened.set(position, { area: BigInt(area), chosen })
	})
	return opened
}

/** The openings that were deleted, because a person asked for it: what they opened is no longer recounted. */
export function deletedIn(bundle: Bundle): number {
	if (!isSealed(bundle)) return 0
	const lines = [...bundle.roll, ...bundle.openings, ...bundle.papers]
	return lines.filter((text) => text === deletedOpening).length
}

export interface Counts {
	cast: readonly Cast[]
	/** Of `cast`, those that count. */
	counting: readonly Cast[]
	papers: readonly ReadPaper[]
	voided: ReadonlySet<number>
}

const same = (a: Amount, b: Amount) => a.heads === b.heads && a.area === b.area

/** The closing record; null where the log goes on or ends with a cancellation. */
export function checkClosing(bundle: Bundle, manifest: ReadManifest, closesAt: number, counts: Counts) {
	const last = bundle.leaves.at(-1) ?? ''
	const ended = last.startsWith('wugong closing ') || last.startsWith('wugong cancel ')
	demand(!isInterim(bundle) || !ended, 'the log has ended, and the bundle says that it goes on')
	if (isInterim(bundle) || isCancelled(bundle, manifest)) return null
	const closing = found(readClosing(last), 'the last leaf is no closing record')
	const { cast, counting, papers, voided } = counts
	demand(closing.vote === manifest.vote, 'the closing record is of another vote')
	demand(closing.at >= closesAt, 'the closing record is from before the end')
	demand(closing.ballots === cast.length, `the record says ${closing.ballots} ballots, the log has ${cast.length}`)
	const heads = BigInt(counting.length)
	demand(closing.counted.heads === heads, 'the record counts another number of voters than the log')
	demand(same(closing.total, manifest.total), 'the record has another total than the roll')
	demand(closing.counted.area <= closing.total.area, 'more area counts than the roll has')
	const confirmed = counting.filter(({ channel }) => channel === 'paper').length
	const standing = cast.filter(({ channel, position }) => channel === 'paper' && !voided.has(position)).length
	const own = {
		confirmed: String(confirmed),
		setAside: String(standing - confirmed),
		invalid: String(papers.filter(({ outcome }) => outcome === 'invalid').length),
		voided: String(voided.size),
	}
	for (const name of ['confirmed', 'setAside', 'invalid', 'voided'] as const) {
		const says = `papers, ${name}: the log makes ${own[name]}, the record ${closing.papers[name]}`
		demand(closing.papers[name] === own[name], says)
	}
	if (isSealed(bundle) && deletedIn(bundle) === 0) {
		const hash = openingsHash(bundle.roll, bundle.openings, bundle.papers)
		demand(hash === closing.openingsHash, 'these are not the openings of the closing')
	}
	return closing
}

const plus = (a: Amount, b: Amount): Amount => ({ heads: a.heads + b.heads, area: a.area + b.area })
const none: Amount = { heads: 0n, area: 0n }

/** The four tests of art. 278: products of whole numbers, no division. */
function hasPassed(total: Amount, participating: Amount, inFavour: Amount, matter: ReadMatter): boolean {
	return (['heads', 'area'] as const).every((unit) => {
		const part = participating[unit]
		const enough = part > 0n && part * matter.participation[1] >= total[unit] * matter.participation[0]
		const whole = matter.of === 'all' ? total[unit] : part
		const [reached, needed] = [inFavour[unit] * matter.approval[1], whole * matter.approval[0]]
		return enough && inFavour[unit] > 0n && (matter.bound === 'over' ? reached > needed : reached >= needed)
	})
}

const castNames = ['for', 'against', 'abstain'] as const

/** Silence where the manifest lets it count: those alone of whom no ballot counts, with the choice that leads by heads and area. */
function checkDeemed(manifest: ReadManifest, counted: Amount, matter: ReadMatter, record: ReadResult): void {
	const { sums, passed, deemed } = record
	const name = `matter ${matter.position}`
	demand(deemed === null || manifest.silence === 'deemed-majority', `${name}: silence counts, against the manifest`)
	if (!deemed) return
	const leads = castNames.find((choice) =>
		castNames.every(
			(other) => other === choice || (sums[choice].heads > sums[other].heads && sums[choice].area > sums[other].area),
		),
	)
	demand(deemed.choice === (leads ?? '-'), `${name}: silence goes with another choice than the one that leads`)
	const known = plus(counted, deemed.weight)
	const fits = known.heads <= manifest.total.heads && known.area <= manifest.total.area
	demand(fits, `${name}: more are silent than the roll leaves`)
	demand(leads !== undefined || same(deemed.weight, none), `${name}: silence is counted for no choice`)
	const participating = plus(plus(plus(sums.for, sums.against), sums.abstain), deemed.weight)
	const inFavour = leads === 'for' ? plus(sums.for, deemed.weight) : sums.for
	const verdict = leads === undefined ? passed : hasPassed(manifest.total, participating, inFavour, matter)
	demand(deemed.passed === verdict, `${name}: the verdict with the silent is wrong`)
}

/** The ballots of one matter against the record. What has been deleted may be missing, and nothing else. */
function recount(
	index: number,
	name: string,
	{ sums }: ReadResult,
	counting: readonly Cast[],
	opened: ReadonlyMap<number, Opened>,
): void {
	const ballots = counting.flatMap(({ position }) => opened.get(position) ?? [])
	for (const choice of choiceNames) {
		const own = ballots.filter(({ chosen }) => chosen[index] === choice)
		const sum = { heads: BigInt(own.length), area: own.reduce((all, { area }) => all + area, 0n) }
		const said = sums[choice]
		const holds =
			ballots.length === counting.length ? same(said, sum) : said.heads >= sum.heads && said.area >= sum.area
		const says = `${name}, ${choice}: the ballots make ${sum.heads} heads and ${sum.area}, the record ${said.heads} and ${said.area}`
		demand(holds, says)
	}
}

export function checkTally(
	bundle: Bundle,
	manifest: ReadManifest,
	closing: ReadClosing,
	{ counting }: Counts,
	opened: ReadonlyMap<number, Opened>,
): void {
	demand(closing.matters.length === manifest.matters.length, 'the record has not every matter')
	manifest.matters.forEach((matter, index) => {
		const record = found(closing.matters[index], 'a matter without result')
		const name = `matter ${matter.position}`
		demand(record.position === matter.position, `the record lacks ${name}`)
		const { sums } = record
		const participating = plus(plus(sums.for, sums.against), sums.abstain)
		demand(
			same(plus(participating, sums.invalid), closing.counted),
			`${name}: the choices do not make the voters counted`,
		)
		if (isSealed(bundle)) recount(index, name, record, counting, opened)
		const verdict = hasPassed(manifest.total, participating, sums.for, matter)
		demand(record.passed === verdict, `${name}: the verdict is wrong`)
		checkDeemed(manifest, closing.counted, matter, record)
	})
	const everything = closing.matters.every(({ passed, deemed }) => deemed?.passed ?? passed)
	demand(closing.passed === everything, 'the verdict on the whole is wrong')
}

/** What the ballots of a sealed log that goes on make so far. */
export function soFar(
	{ matters }: ReadManifest,
	counting: readonly Cast[],
	opened: ReadonlyMap<number, Opened>,
): string {
	const ballots = counting.flatMap(({ position }) => opened.get(position) ?? [])
	const of = (index: number, choice: string) => {
		const own = ballots.filter(({ chosen }) => chosen[index] === choice)
		return `${choice} ${own.length}/${own.reduce((all, { area }) => all + area, 0n)}`
	}
	return matters
		.map(({ position }, index) => `matter ${position} ${choiceNames.map((choice) => of(index, choice)).join(' ')}`)
		.join('; ')
}
