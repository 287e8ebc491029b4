/** B4: the disk fills up under casting. What was acknowledged stays, the rest hears 503, and with room again it goes on by itself. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Voter } from '../../scripts/bench/register'
import { type Acked, aBallot, ackOf, post } from './casting'
import { type Asked, type Figure, must } from './figure'
import { historyOf, integrity, lookInto } from './history'
import { pick } from './random'
import { dataDir, makeWorld, portalOn, theVote } from './world'

const megabyte = 1024 * 1024

function mounted(folder: string, size: number): () => void {
	mkdirSync(folder)
	const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}m`, 'wugong-check', folder], {
		encoding: 'utf8',
	})
	must(status === 0, `a small disk cannot be mounted here: ${stderr.trim()}`)
	return () => void spawnSync('umount', ['-l', folder])
}

const free = (folder: string) => {
	const { bavail, bsize } = statfsSync(folder)
	return bavail * bsize
}

/** Casts for so long, or until enough are refused; counts the answers by their status. */
async function cast(origin: string, voters: readonly Voter[], acked: Acked[], until: { ms: number; refused: number }) {
	const statuses = new Map<number, number>()
	const end = performance.now() + until.ms
	const count = (status: number) => statuses.get(status) ?? 0
	const client = async () => {
		while (performance.now() < end && count(503) < until.refused) {
			const ballot = aBallot(pick(voters))
			const { status, receipt } = await post(origin, ballot)
			if (status === 303 && receipt) acked.push(ackOf(ballot, receipt))
			statuses.set(status, count(status) + 1)
		}
	}
	await Promise.all(Array.from({ length: 8 }, client))
	return statuses
}

export async function check({ rounds, say, folder }: Asked): Promise<Figure> {
	const voters = await makeWorld(300)
	const first = voters[0]
	must(first, 'nobody lives here')
	const disk = join(folder, 'disk')
	const unmount = mounted(disk, 64)
	try {
		const data = join(disk, 'data')
		cpSync(dataDir(), data, { recursive: true })
		const portal = await portalOn(data)
		const history = historyOf(theVote(voters).voteId)
		const acked: Acked[] = []
		const wrong: string[] = []
		let refused = 0
		let recovered = 0
		for (let round = 1; round <= rounds; round++) {
			const sudden = round % 2 === 0
			const filler = join(disk, 'filler')
			// little by little: a few megabytes are left for ballots; suddenly: nothing is, in the middle of the casting
			if (!sudden) writeFileSync(filler, Buffer.alloc(Math.max(0, free(disk) - 7 * megabyte)))
			const casting = cast(portal.origin, voters, acked, { ms: sudden ? 2_000 : 60_000, refused: 200 })
			if (sudden) {
				await wait(200)
				spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=4096'], { stdio: 'ignore' })
			}
			const full = await casting
			const page = await fetch(`${portal.origin}/estates/${first.estateId}`, { headers: { Cookie: first.cookie } })
			await page.arrayBuffer()
			if (page.status !== 200) wrong.push(`round ${round}: a page is answered with ${page.status}`)
			refused += full.get(503) ?? 0
			if (!full.get(503)) wrong.push(`round ${round}: nobody heard that the disk is full`)
			rmSync(filler)
			const began = performance.now()
			let again = new Map<number, number>()
			while (!again.get(303) && performance.now() - began < 10_000)
				again = await cast(portal.origin, voters, acked, { ms: 200, refused: 1_000 })
			if (!again.get(303)) wrong.push(`round ${round}: no ballot is taken after the disk has room again`)
			else recovered += 1
			for (const [status, count] of [...full, ...again])
				if (status !== 303 && status !== 503) wrong.push(`round ${round}: ${count} answers ${status}`)
			say(
				`round ${round}, ${sudden ? 'suddenly' : 'little by little'} full: ${[...full].map(([status, count]) => `${count} × ${status}`).join(', ')}; after it ${[...again].map(([status, count]) => `${count} × ${status}`).join(', ')}`,
			)
		}
		await lookInto(async (rows) => {
			wrong.push(...(await history.check(rows, acked)), ...(await integrity(rows)))
		}, data)
		const code = await portal.stop()
		if (code !== 0) wrong.push(`the portal ended with ${code}: ${portal.output().slice(-500)}`)
		for (const each of wrong.slice(0, 20)) say(each)
		const text = `a disk of 64 MB full ${rounds} times: ${acked.length} ballots acknowledged and all there, ${refused} answered with 503, ${recovered} times going on without a restart; ${wrong.length} wrong`
		return { passed: wrong.length === 0, text }
	} finally {
		unmount()
	}
}
