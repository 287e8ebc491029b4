import { sql } from 'db/dialect'
import { voteHeads, voteLogEdges, voteLogLeaves } from 'db/schema'
import { preparedRead, preparedWrite, type Tx } from 'db/store.server'
import { and, eq } from 'drizzle-orm'
import { signHead } from './checkpoint'
import { append, edgeRoot, emptyEdge, leafHash } from './merkle'
import { signerFor } from './signer.server'

const ph = sql.placeholder

const edgeRow = preparedRead((db) =>
	db
		.select({
			origin: voteLogEdges.origin,
			questionsHash: voteLogEdges.questionsHash,
			size: voteLogEdges.size,
			nodes: voteLogEdges.nodes,
			endedAt: voteLogEdges.endedAt,
		})
		.from(voteLogEdges)
		.where(and(eq(voteLogEdges.estateId, ph('estateId')), eq(voteLogEdges.voteId, ph('voteId')))),
)

const setEdge = preparedWrite((tx) =>
	tx
		.update(voteLogEdges)
		.set({ size: sql`${ph('size')}`, nodes: sql`${ph('nodes')}`, endedAt: sql`${ph('endedAt')}` })
		.where(and(eq(voteLogEdges.estateId, ph('estateId')), eq(voteLogEdges.voteId, ph('voteId')))),
)

const insertLeaf = preparedWrite((tx) =>
	tx.insert(voteLogLeaves).values({
		estateId: ph('estateId'),
		voteId: ph('voteId'),
		position: ph('position'),
		kind: sql`${ph('kind')}`,
		ballotId: ph('ballotId'),
		content: ph('content'),
		hash: ph('hash'),
	}),
)

const insertHead = preparedWrite((tx) =>
	tx.insert(voteHeads).values({
		estateId: ph('estateId'),
		voteId: ph('voteId'),
		size: ph('size'),
		note: ph('note'),
		signedAt: ph('signedAt'),
	}),
)

export interface LogKey {
	estateId: string
	voteId: string
}

export interface LogEdge {
	origin: string
	questionsHash: string
	size: number
	nodes: string
	endedAt: number | null
}

/** Where the log goes on; null for a vote that has none, because it has not opened. */
export async function edgeOfLog(tx: Tx, { estateId, voteId }: LogKey): Promise<LogEdge | null> {
	const [edge] = await edgeRow(tx, { estateId, voteId })
	return edge ?? null
}

interface NewLeaf {
	kind: 'manifest' | 'ballot' | 'paper' | 'void' | 'extension' | 'cancel' | 'closing'
	content: string
	ballotId?: string
}

/** Adds a leaf and signs the head that it makes, in the deed's own transaction. The leaf's place in the log. */
export async function appendLeaf(tx: Tx, key: LogKey, edge: LogEdge, leaf: NewLeaf, at: number): Promise<number> {
	if (edge.endedAt !== null) throw new Error('The log of this vote has ended')
	const { estateId, voteId } = key
	const hash = leafHash(leaf.content)
	const nodes = edge.nodes === '' ? [] : edge.nodes.split(' ').map((node) => Buffer.from(node, 'hex'))
	const next = append(edge.size === 0 ? emptyEdge : { size: edge.size, nodes }, hash)
	const note = signHead({ origin: edge.origin, size: next.size, root: edgeRoot(next) }, signerFor(edge.origin))
	const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
	await insertLeaf(tx, {
		estateId,
		voteId,
		position: edge.size,
		kind: leaf.kind,
		ballotId: leaf.ballotId ?? null,
		content: leaf.content,
		hash: hex(hash),
	})
	await insertHead(tx, { estateId, voteId, size: next.size, note, signedAt: at })
	const endedAt = leaf.kind === 'cancel' || leaf.kind === 'closing' ? at : null
	await setEdge(tx, { estateId, voteId, size: next.size, nodes: next.nodes.map(hex).join(' '), endedAt })
	return edge.size
}
