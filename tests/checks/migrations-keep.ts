/** B7: migrations keep every row and every log; what would lose one is refused; a kill in the middle changes nothing. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { migrate } from 'db/migrate.server'
import { dump, fillEveryTable } from '../support/fill'
import { type Acked, aBallot, ackOf, post } from './casting'
import { type Asked, type Figure, must } from './figure'
import { historyOf, integrity, lookInto, type Rows } from './history'
import { pick } from './random'
import { dataDir, makeWorld, portalOn, theVote } from './world'

const real = 'db/migrations/sqlite'

/** The product's migrations, the first `count` of them, and one more. */
function folderWith(folder: string, more?: string, count = Number.POSITIVE_INFINITY): string {
	rmSync(folder, { recursive: true, force: true })
	mkdirSync(folder, { recursive: true })
	const names = readdirSync(real)
		.filter((name) => name.endsWith('.sql'))
		.sort()
		.slice(0, count)
	for (const name of names) cpSync(join(real, name), join(folder, name))
	if (more !== undefined) writeFileSync(join(folder, '0900_more.sql'), more)
	return folder
}

async function counts(rows: Rows): Promise<Map<string, number>> {
	const tables = await rows(
		"SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'store%'",
	)
	const found = new Map<string, number>()
	for (const { name } of tables) {
		const [row] = await rows(`SELECT count(*) AS n FROM "${name}"`)
		found.set(String(name), Number(row?.n))
	}
	return found
}

/** Each step of the product's own schema, on a database with rows in each table that there was before it. */
async function stepByStep(folder: string): Promise<{ steps: number; wrong: string[] }> {
	const names = readdirSync(real)
		.filter((name) => name.endsWith('.sql'))
		.sort()
	const wrong: string[] = []
	for (let count = 1; count < names.length; count++) {
		const where = { file: join(folder, `step${count}`, 'wugong.db'), url: '' }
		mkdirSync(join(folder, `step${count}`), { recursive: true })
		await migrate({ ...where, folder: folderWith(join(folder, 'first'), undefined, count) })
		await fillEveryTable(where, 3)
		const before = await dump(where)
		await migrate({ ...where, folder: real })
		const after = await dump(where)
		for (const [table, rows] of Object.entries(before))
			if (after[table]?.length !== rows.length)
				wrong.push(`${names[count]}: ${table} has ${after[table]?.length} of ${rows.length}`)
	}
	return { steps: names.length - 1, wrong }
}

const rebuild = (table: string, where = '') => `PRAGMA foreign_keys=OFF;
CREATE TABLE __new_${table} AS SELECT * FROM ${table} ${where};
DROP TABLE ${table};
ALTER TABLE __new_${table} RENAME TO ${table};
PRAGMA foreign_keys=ON;`

/** What must be refused, each a way in which rows or their guards went missing somewhere else. */
const traps: Record<string, string> = {
	'rebuilds ballots': rebuild('ballots'),
	'rebuilds the leaves of the logs': rebuild('vote_log_leaves'),
	'rebuilds voters without one': rebuild('roll_voters', 'WHERE number > 1'),
	'rebuilds estates without their rows': rebuild('estates', 'WHERE 0'),
	'drops a table': 'DROP TABLE vote_heads;',
	'deletes rows that may be deleted': 'DELETE FROM sessions;',
	'takes a guard away': 'DROP TRIGGER ballots_no_delete;',
	'ends its transaction': 'DELETE FROM sessions; COMMIT;',
	'fails half way': 'ALTER TABLE votes ADD COLUMN extra text; SELECT nonsense;',
}

export async function check({ rounds, say, folder }: Asked): Promise<Figure> {
	const voters = await makeWorld(200)
	const portal = await portalOn()
	const acked: Acked[] = []
	for (let index = 0; index < 400; index++) {
		const ballot = aBallot(pick(voters))
		const { receipt } = await post(portal.origin, ballot)
		must(receipt, 'a ballot was not taken')
		acked.push(ackOf(ballot, receipt))
	}
	await portal.stop()
	const wrong: string[] = []
	const history = historyOf(theVote(voters).voteId)
	let before = new Map<string, number>()
	await lookInto(async (rows) => {
		wrong.push(...(await history.check(rows, acked)))
		before = await counts(rows)
	}, dataDir())
	const file = join(dataDir(), 'wugong.db')
	const same = async (what: string) =>
		lookInto(async (rows) => {
			const after = await counts(rows)
			for (const [table, n] of before)
				if (after.get(table) !== n) wrong.push(`${what}: ${table} has ${after.get(table)} of ${n} rows`)
			const found = [...(await history.checkAll(rows, acked)), ...(await integrity(rows))]
			wrong.push(...found.map((text) => `${what}: ${text}`))
		}, dataDir())

	const steps = await stepByStep(folder)
	wrong.push(...steps.wrong)
	say(`${steps.steps} steps of the schema on filled tables, ${steps.wrong.length} wrong`)

	let refused = 0
	for (const [what, sql] of Object.entries(traps)) {
		const done = await migrate({ file, folder: folderWith(join(folder, 'trap'), sql) }).catch((error) => String(error))
		if (typeof done === 'string') refused += 1
		else wrong.push(`a migration that ${what} is not refused`)
		await same(`a migration that ${what}`)
	}
	say(`${refused} of ${Object.keys(traps).length} traps refused`)

	const slow = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000000) SELECT i FROM n'
	const killed = folderWith(
		join(folder, 'killed'),
		`ALTER TABLE votes ADD COLUMN extra text; CREATE TABLE big (i bigint); INSERT INTO big ${slow};`,
	)
	for (let kill = 1; kill <= rounds; kill++) {
		const where = JSON.stringify({ file, folder: killed })
		const child = spawn(process.execPath, ['--import', 'tsx', 'tests/data-layer/migrate-child.ts', where])
		const exited = once(child, 'exit')
		await Promise.race([once(child.stdout, 'data'), exited])
		await wait(Math.random() * 600)
		child.kill('SIGKILL')
		await exited
		await same(`kill ${kill} in the middle`)
	}
	const more = 'ALTER TABLE votes ADD COLUMN extra text; CREATE INDEX more ON ballots (cast_at);'
	const done = await migrate({ file, folder: folderWith(join(folder, 'killed'), more) })
	if (done.join() !== '0900_more.sql') wrong.push('a good migration is not taken after the kills')
	await same('a good migration')
	for (const each of wrong.slice(0, 20)) say(each)
	const text = `${steps.steps} steps of the schema on filled tables, ${refused} of ${Object.keys(traps).length} traps refused, ${rounds} kills in the middle, one good migration: ${[...before.values()].reduce((sum, n) => sum + n, 0)} rows in ${before.size} tables and ${history.heads()} signed heads unchanged; ${wrong.length} wrong`
	return { passed: wrong.length === 0, text }
}
