import { createHash, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { newId } from '~/platform/id'

/** Everyone who may stand before a page, seen from one estate. */
export const standings = [
	'visitor',
	'owner',
	'tenant',
	'stranger',
	'captain',
	'other-captain',
	'worker',
	'officer',
	'other-officer',
	'county',
	'auditor',
] as const

export type Standing = (typeof standings)[number]

type Row = Record<string, string | number | null>

/** The database of a running portal with the embedded engine, beside it. Close it. */
export function databaseOf({ dataDir }: { dataDir: string }) {
	const database = new Database(join(dataDir, 'wugong.db'))
	database.pragma('busy_timeout = 5000')
	return {
		rows: (query: string, ...values: unknown[]): Row[] => database.prepare<unknown[], Row>(query).all(...values),
		one(query: string, ...values: unknown[]): Row {
			const row = database.prepare<unknown[], Row>(query).get(...values)
			if (!row) throw new Error(`Nothing in the demo county for: ${query} ${values.join(' ')}`)
			return row
		},
		insert(table: string, row: Row): void {
			const names = Object.keys(row)
			database
				.prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`)
				.run(row)
		},
		/** All that is stored, apart from what may change by itself or by looking: sessions, counters, the outbox, the record. */
		fingerprint(): Record<string, string> {
			const changing = ['sessions', 'rate_limits', 'outbox', 'audit_entries', 'store_scratch']
			const tables = database
				.prepare<unknown[], { name: string }>(
					"SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
				)
				.all()
			const kept = tables.map(({ name }) => name).filter((name) => !changing.includes(name))
			return Object.fromEntries(
				kept.map((name) => {
					const rows = database.prepare(`SELECT * FROM "${name}" ORDER BY rowid`).all()
					return [name, `${rows.length} rows ${createHash('sha256').update(JSON.stringify(rows)).digest('hex')}`]
				}),
			)
		},
		close: () => database.close(),
	}
}

export type PortalDatabase = ReturnType<typeof databaseOf>

/** A portal that was started on port 0 calls its cookie so. */
export const sessionCookieName = 'session-0'

/** A session as signing in would have begun it; answers the token of its cookie. */
export function sessionFor(database: PortalDatabase, personId: string, at = Date.now()): string {
	const { kind } = database.one('SELECT kind FROM people WHERE id = ?', personId)
	const token = randomBytes(32).toString('base64url')
	database.insert('sessions', {
		id: createHash('sha256').update(token).digest('hex'),
		person_id: personId,
		kind: kind ?? '',
		stage: 'complete',
		created_at: at,
		last_seen_at: at,
		expires_at: at + (kind === 'resident' ? 30 * 24 : 12) * 3_600_000,
	})
	return token
}

const region = (path: string, levels: number) => path.split('/').slice(0, levels).join('/').concat('/')

function addPerson(database: PortalDatabase, kind: 'resident' | 'staff', name: string): string {
	const id = newId()
	database.insert('people', { id, kind, display_name: name, created_at: 0, must_change_password: 0 })
	return id
}

function addHolder(database: PortalDatabase, role: string, scope: Row, kind: 'resident' | 'staff' = 'staff'): string {
	const person = addPerson(database, kind, `测试${role}`)
	database.insert('grants', { id: newId(), person_id: person, role, granted_at: 0, ...scope })
	return person
}

const inRegion = (path: string): Row => ({
	scope_kind: 'region',
	scope_id: path.split('/').at(-2) ?? '',
	estate_id: null,
	region_path: path,
})

function addTenant(database: PortalDatabase, estateId: string): string {
	const person = addPerson(database, 'resident', '测试租客')
	const unit = database.one('SELECT id FROM units WHERE estate_id = ? ORDER BY id DESC', estateId)
	database.insert('homes', {
		estate_id: estateId,
		id: newId(),
		unit_id: unit.id ?? '',
		person_id: person,
		relation: 'tenant',
		claimed_at: 0,
	})
	return person
}

function captainOf(database: PortalDatabase, estateId: string): string {
	const building = database.one('SELECT id FROM buildings WHERE estate_id = ? ORDER BY position', estateId)
	const scope = { scope_kind: 'building', scope_id: building.id ?? '', estate_id: estateId, region_path: null }
	return addHolder(database, 'captain', scope, 'resident')
}

/** An estate of the county in another street, with a published plan. */
export function elsewhere(database: PortalDatabase, estateId: string): string {
	const { region_path: path } = database.one('SELECT region_path FROM estates WHERE id = ?', estateId)
	const other = database.one(
		`SELECT e.id FROM estates e JOIN votes v ON v.estate_id = e.id
		 WHERE e.region_path NOT LIKE ? || '%' AND v.opened_at IS NOT NULL ORDER BY e.number`,
		region(String(path), 4),
	)
	return String(other.id)
}

/** One person of each standing towards this estate; the owner is one who has voted there where anybody has. */
export function peopleAround(database: PortalDatabase, estateId: string): Record<Exclude<Standing, 'visitor'>, string> {
	const { region_path: regionPath } = database.one('SELECT region_path FROM estates WHERE id = ?', estateId)
	const path = String(regionPath)
	const otherId = elsewhere(database, estateId)
	const { region_path: otherPath } = database.one('SELECT region_path FROM estates WHERE id = ?', otherId)
	const owner = (where: string) =>
		String(
			database.one(
				`SELECT h.person_id AS id FROM homes h
				 LEFT JOIN ballots b ON b.estate_id = h.estate_id AND b.cast_by = h.person_id
				 LEFT JOIN grants g ON g.person_id = h.person_id
				 WHERE h.estate_id = ? AND h.relation = 'owner' AND g.id IS NULL ORDER BY b.id IS NULL, h.id`,
				where,
			).id,
		)
	return {
		owner: owner(estateId),
		tenant: addTenant(database, estateId),
		stranger: owner(otherId),
		captain: captainOf(database, estateId),
		'other-captain': captainOf(database, otherId),
		worker: addHolder(database, 'community-worker', inRegion(region(path, 5))),
		officer: addHolder(database, 'street-officer', inRegion(region(path, 4))),
		'other-officer': addHolder(database, 'street-officer', inRegion(region(String(otherPath), 4))),
		county: addHolder(database, 'county-officer', inRegion(region(path, 3))),
		auditor: addHolder(database, 'auditor', inRegion(region(path, 3))),
	}
}
