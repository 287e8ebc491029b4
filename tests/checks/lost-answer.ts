/** A13: the connection is cut after the commit and before the answer; who asks again with the same key gets the one receipt. */
import { connect, createServer, type Socket } from 'node:net'
import { type Acked, aBallot, ackOf, forgetPortal, post } from './casting'
import { type Asked, type Figure, must } from './figure'
import { historyOf, integrity, lookInto } from './history'
import { dataDir, makeWorld, portalOn, theVote } from './world'

/** Passes a request on to the portal and, when its answer comes, cuts the line to whoever asked instead of passing it back. */
async function cuttingProxy(port: number) {
	let cut = 0
	const server = createServer((client: Socket) => {
		const portal = connect(port, '127.0.0.1')
		client.pipe(portal, { end: false })
		portal.once('data', () => {
			cut += 1
			client.resetAndDestroy()
			portal.destroy()
		})
		for (const end of [client, portal]) end.on('error', () => undefined)
	})
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
	const address = server.address()
	must(address && typeof address === 'object', 'the proxy listens on no port')
	return { origin: `http://127.0.0.1:${address.port}`, cut: () => cut, close: () => server.close() }
}

export async function check({ rounds, say }: Asked): Promise<Figure> {
	const voters = await makeWorld(Math.min(rounds, 1_000), { coOwners: false })
	const portal = await portalOn()
	const proxy = await cuttingProxy(portal.port)
	const wrong: string[] = []
	const acked: Acked[] = []
	let retries = 0
	const atOnce = 8
	let next = 0
	const client = async () => {
		for (let index = next++; index < rounds; index = next++) {
			const voter = voters[index % voters.length]
			must(voter, 'nobody lives here')
			const ballot = aBallot(voter)
			const lost = await post(portal.origin, ballot, proxy.origin)
			if (lost.status !== 0) wrong.push(`${index}: an answer came through the cut line`)
			// once more through a line that breaks, and then twice at once
			if (index % 3 === 0) await post(portal.origin, ballot, proxy.origin)
			const answers = await Promise.all([post(portal.origin, ballot), post(portal.origin, ballot)])
			retries += answers.length
			const receipts = new Set(answers.map(({ receipt }) => receipt))
			const [receipt] = receipts
			if (receipts.size !== 1 || !receipt || answers.some(({ status }) => status !== 303))
				wrong.push(`${index}: ${answers.map(({ status, receipt }) => `${status} ${receipt}`).join(', ')}`)
			else acked.push(ackOf(ballot, receipt))
			if (acked.length % 250 === 0) say(`${acked.length} receipts after a cut line`)
		}
	}
	await Promise.all(Array.from({ length: atOnce }, client))
	await lookInto(async (rows) => {
		const history = historyOf(theVote(voters).voteId)
		wrong.push(...(await history.check(rows, acked)), ...(await integrity(rows)))
		const [ballots] = await rows('SELECT count(*) AS n FROM ballots')
		if (Number(ballots?.n) !== rounds) wrong.push(`${ballots?.n} ballots of ${rounds} requests`)
		if (history.size() !== rounds + 1) wrong.push(`${history.size()} leaves`)
	}, dataDir())
	proxy.close()
	forgetPortal(portal.origin)
	await portal.stop()
	for (const each of wrong.slice(0, 10)) say(each)
	const text = `${rounds} ballots, ${proxy.cut()} answers cut after the commit, ${retries} retries: each request has one receipt, one ballot and one leaf; ${wrong.length} wrong`
	return { passed: wrong.length === 0 && proxy.cut() >= rounds, text }
}
