import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import pg from 'pg'
import { keyText, openNote, readKey } from '~/features/planning/proof/checkpoint'
import { includes, isConsistent } from '~/features/planning/proof/merkle'
import { signerFor } from '~/features/planning/proof/signer.server'
import type { Acked } from './casting'
import { Tree } from './tree'

type Row = Record<string, unknown>
export type Rows = (query: string) => Promise<Row[]>

/** Looks into a database from outside of the product. */
export async function lookInto(work: (rows: Rows) => Promise<void>, dataDir: string): Promise<void> {
	const url = process.env.DATABASE_URL
	if (url) {
		const client = new pg.Client({ connectionString: url })
		await client.connect()
		await work(async (query) => (await client.query<Row>(query)).rows).finally(() => client.end())
		return
	}
	const database = new SQLite(join(dataDir, 'wugong.db'), { readonly: true, timeout: 5000 })
	await work(async (query) => database.prepare<[], Row>(query).all()).finally(() => database.close())
}

const numberOf = (value: unknown) => Number(value)

/** What holds in every database whatever befell it. Answers what does not. */
async function brokenRules(rows: Rows): Promise<string[]> {
	const rules: Record<string, string> = {
		'a voter whose counting ballot is not there': `SELECT count(*) AS n FROM roll_voters v WHERE v.ballot_seq > 0
			AND NOT EXISTS (SELECT 1 FROM ballots b WHERE b.estate_id = v.estate_id AND b.vote_id = v.vote_id AND b.voter_id = v.id AND b.seq = v.ballot_seq)`,
		'a voter whose last ballot has another number': `SELECT count(*) AS n FROM roll_voters v WHERE v.last_seq <>
			(SELECT coalesce(max(seq), 0) FROM ballots b WHERE b.estate_id = v.estate_id AND b.vote_id = v.vote_id AND b.voter_id = v.id)`,
		'a voter who has ballots of which none counts': `SELECT count(*) AS n FROM roll_voters v WHERE v.ballot_seq = 0 AND v.last_seq > 0
			AND NOT EXISTS (SELECT 1 FROM ballot_voids d WHERE d.estate_id = v.estate_id AND d.vote_id = v.vote_id AND d.voter_id = v.id)`,
		'numbers of ballots with a gap': `SELECT count(*) AS n FROM
			(SELECT voter_id FROM ballots GROUP BY estate_id, vote_id, voter_id HAVING count(*) <> max(seq)) AS gaps`,
		'one request with two ballots': `SELECT count(*) AS n FROM
			(SELECT 1 AS one FROM ballots GROUP BY estate_id, vote_id, voter_id, request_key HAVING count(*) > 1) AS twice`,
		'a ballot that does not answer each matter': `SELECT count(*) AS n FROM ballots b WHERE
			(SELECT count(*) FROM ballot_choices c WHERE c.estate_id = b.estate_id AND c.ballot_id = b.id) <>
			(SELECT count(*) FROM vote_matters m WHERE m.estate_id = b.estate_id AND m.vote_id = b.vote_id)`,
		'a ballot without its one leaf': `SELECT count(*) AS n FROM ballots b WHERE
			(SELECT count(*) FROM vote_log_leaves l WHERE l.estate_id = b.estate_id AND l.ballot_id = b.id AND l.kind = 'ballot') <> 1`,
		'a leaf of a ballot that is not there': `SELECT count(*) AS n FROM vote_log_leaves l WHERE l.kind = 'ballot'
			AND NOT EXISTS (SELECT 1 FROM ballots b WHERE b.estate_id = l.estate_id AND b.id = l.ballot_id)`,
		'a ballot without what opens it': `SELECT count(*) AS n FROM ballots b WHERE
			NOT EXISTS (SELECT 1 FROM ballot_openings o WHERE o.estate_id = b.estate_id AND o.ballot_id = b.id)`,
	}
	const broken: string[] = []
	for (const [what, query] of Object.entries(rules)) {
		const [row] = await rows(query)
		if (numberOf(row?.n) !== 0) broken.push(`${row?.n} × ${what}`)
	}
	return broken
}

/** Rules that a first-stands profile breaks on purpose are not among these: here the latest of equal channels counts. */
export const latestCounts = `SELECT count(*) AS n FROM roll_voters WHERE ballot_seq <> last_seq`

/**
 * Follows one vote through whatever befalls its portal: each acknowledged ballot is there, in the log at its place under the
 * current head, and no head that was ever seen is denied by a later one.
 */
export function historyOf(voteId: string) {
	const tree = new Tree()
	const heads: { size: number; note: string }[] = []
	const key = () => readKey(keyText(signerFor(heads.at(-1)?.note ?? '')))

	async function follow(rows: Rows): Promise<string[]> {
		const wrong: string[] = []
		const before = tree.size
		const leaves = await rows(
			`SELECT position, content, hash FROM vote_log_leaves WHERE vote_id = '${voteId}' AND position >= ${before} ORDER BY position`,
		)
		for (const { position, content, hash } of leaves) {
			const leaf = Tree.leaf(String(content))
			if (numberOf(position) !== tree.size) wrong.push(`leaf ${position} follows ${tree.size - 1}`)
			if (leaf.toString('hex') !== hash) wrong.push(`leaf ${position} has another hash`)
			tree.push(leaf)
		}
		const notes = await rows(
			`SELECT size, note FROM vote_heads WHERE vote_id = '${voteId}' AND size > ${before} ORDER BY size`,
		)
		if (notes.length !== leaves.length) wrong.push(`${leaves.length} leaves have ${notes.length} heads`)
		for (const { size, note } of notes) {
			heads.push({ size: numberOf(size), note: String(note) })
			const verifier = key()
			const head = verifier && openNote(String(note), verifier)
			if (!head) wrong.push(`head ${size} is not signed`)
			else if (head.size !== numberOf(size) || !tree.root(head.size).equals(head.root))
				wrong.push(`head ${size} is of another tree`)
		}
		const [edge] = await rows(`SELECT size FROM vote_log_edges WHERE vote_id = '${voteId}'`)
		if (numberOf(edge?.size) !== tree.size) wrong.push(`the log goes on at ${edge?.size}, it has ${tree.size} leaves`)
		return wrong
	}

	/** Heads seen before stand word for word, and the tree of now goes on from theirs. */
	async function consistent(rows: Rows, since: number): Promise<string[]> {
		const kept = heads.filter(({ size }) => size <= since)
		if (kept.length === 0) return []
		const sizes = kept.map(({ size }) => size).join(', ')
		const stored = await rows(`SELECT size, note FROM vote_heads WHERE vote_id = '${voteId}' AND size IN (${sizes})`)
		const notes = new Map(stored.map(({ size, note }) => [numberOf(size), String(note)]))
		return kept.flatMap(({ size, note }) => {
			if (notes.get(size) !== note) return [`head ${size} is not what it was`]
			const verifier = key()
			const head = verifier && openNote(note, verifier)
			const sizes2 = { size1: BigInt(size), size2: BigInt(tree.size) }
			const roots = { root1: head?.root ?? new Uint8Array(), root2: tree.root() }
			return isConsistent({ ...sizes2, ...roots, proof: tree.consistency(size) }) ? [] : [`head ${size} is denied`]
		})
	}

	async function holds(rows: Rows, acked: readonly Acked[]): Promise<string[]> {
		const found = new Map<string, Row>()
		const receipts = acked.map(({ receipt }) => receipt)
		for (let from = 0; from < receipts.length; from += 500) {
			const names = receipts.slice(from, from + 500).map((receipt) => `'${receipt}'`)
			for (const row of await rows(
				`SELECT b.receipt_number, b.voter_id, b.request_key, l.position, l.hash FROM ballots b
				 LEFT JOIN vote_log_leaves l ON l.estate_id = b.estate_id AND l.ballot_id = b.id
				 WHERE b.receipt_number IN (${names.join(', ')})`,
			))
				found.set(String(row.receipt_number), row)
		}
		return acked.flatMap(({ receipt, voterId, requestKey }) => {
			const row = found.get(receipt)
			if (!row) return [`LOST: the ballot of receipt ${receipt}`]
			if (row.voter_id !== voterId || row.request_key !== requestKey) return [`receipt ${receipt} is of another ballot`]
			const index = numberOf(row.position)
			const leaf = Buffer.from(String(row.hash), 'hex')
			const proof = tree.proof(index)
			const inLog = includes({ index: BigInt(index), size: BigInt(tree.size), leaf, proof, root: tree.root() })
			return inLog ? [] : [`the ballot of receipt ${receipt} is not under the head`]
		})
	}

	return {
		size: () => tree.size,
		heads: () => heads.length,
		/** Answers everything that is wrong. `acked`: what was acknowledged since the last time. */
		async check(rows: Rows, acked: readonly Acked[]): Promise<string[]> {
			const since = tree.size
			const wrong = await follow(rows)
			const later = [await holds(rows, acked), await consistent(rows, Math.min(since, 1)), await brokenRules(rows)]
			const latest = heads.findLast(({ size }) => size <= since)
			if (latest) later.push(await sameHead(rows, latest))
			return [...wrong, ...later.flat()]
		},
		/** Every head that was ever seen, and the whole log once more from its beginning. */
		async checkAll(rows: Rows, acked: readonly Acked[]): Promise<string[]> {
			const again = historyOf(voteId)
			return [...(await again.check(rows, acked)), ...(await follow(rows)), ...(await consistent(rows, tree.size))]
		},
	}

	async function sameHead(rows: Rows, { size, note }: { size: number; note: string }): Promise<string[]> {
		const [row] = await rows(`SELECT note FROM vote_heads WHERE vote_id = '${voteId}' AND size = ${size}`)
		return row?.note === note ? [] : [`the head ${size}, seen before, is gone or another`]
	}
}

export async function integrity(rows: Rows): Promise<string[]> {
	if (process.env.DATABASE_URL) return []
	const [row] = await rows('PRAGMA integrity_check')
	const orphans = await rows('PRAGMA foreign_key_check')
	return [
		...(row?.integrity_check === 'ok' ? [] : [`integrity_check: ${row?.integrity_check}`]),
		...(orphans.length === 0 ? [] : [`${orphans.length} rows refer to nothing`]),
	]
}
