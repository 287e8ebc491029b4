/** A4: the demo county's closed votes as bundles, changed at random; both verifiers must see each change. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { type Asked, type Figure, must } from './figure'

function script(name: string, ...args: string[]): { status: number | null; lines: string[] } {
	const command = ['--import', 'tsx', `scripts/${name}.ts`, ...args]
	const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8', maxBuffer: 2 ** 28 })
	const lines = stdout.trim().split('\n')
	if (status !== 0) lines.push(...stderr.trim().split('\n').slice(-3))
	return { status, lines }
}

export async function check({ rounds, say, folder }: Asked): Promise<Figure> {
	const seeded = script('seed-demo')
	must(seeded.status === 0, `the demo county is not made: ${seeded.lines.at(-1)}`)
	const bundles = join(folder, 'bundles')
	const written = script('bundles', bundles)
	must(written.status === 0, `no bundles: ${written.lines.at(-1)}`)
	say(`${written.lines.length} bundles of closed votes`)
	const { status, lines } = script('tamper', bundles, '--count', String(rounds))
	for (const line of lines.slice(0, -1).slice(-12)) say(line)
	return { passed: status === 0, text: lines.at(-1) ?? '' }
}
