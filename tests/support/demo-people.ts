import type { Portal } from './portal'
import { databaseOf, type PortalDatabase } from './standings'

/** Looks into the database of the portal and closes it again. */
export function lookUp<T>(portal: Portal, look: (database: PortalDatabase) => T): T {
	const database = databaseOf(portal)
	try {
		return look(database)
	} finally {
		database.close()
	}
}

export const idOf = (portal: Portal, query: string, ...values: unknown[]): string =>
	String(lookUp(portal, (database) => database.one(query, ...values)).id)

/** An estate of the demo whose vote is open, with the most homes. */
export function openVote(portal: Portal): { estateId: string; voteId: string } {
	const row = lookUp(portal, (database) =>
		database.one(`SELECT v.estate_id AS estate, v.id FROM votes v JOIN estates e ON e.id = v.estate_id
			WHERE v.opened_at IS NOT NULL AND v.closed_at IS NULL ORDER BY e.number`),
	)
	return { estateId: String(row.estate), voteId: String(row.id) }
}

export const staffId = (portal: Portal, loginName: string) =>
	idOf(portal, 'SELECT id FROM people WHERE login_name = ?', loginName)

/** The officer of the street in which the estate lies. */
export const officerOf = (portal: Portal, estateId: string) =>
	idOf(
		portal,
		`SELECT g.person_id AS id FROM grants g JOIN people p ON p.id = g.person_id, estates e
		 WHERE e.id = ? AND g.role = 'street-officer' AND p.login_name IS NOT NULL AND e.region_path LIKE g.region_path || '%'`,
		estateId,
	)

/** An owner of one home there who has claimed it; `position` takes another one. */
export const ownerOf = (portal: Portal, estateId: string, { voted = false, position = 0 } = {}) =>
	idOf(
		portal,
		`SELECT h.person_id AS id FROM homes h
		 WHERE h.estate_id = ? AND h.relation = 'owner'
		   AND (SELECT count(*) FROM homes o WHERE o.person_id = h.person_id) = 1
		   AND NOT EXISTS (SELECT 1 FROM grants g WHERE g.person_id = h.person_id)
		   AND ${
					voted
						? 'EXISTS (SELECT 1 FROM ballots b WHERE b.estate_id = h.estate_id AND b.cast_by = h.person_id)'
						: `NOT EXISTS (SELECT 1 FROM roll_units u JOIN roll_voters v ON v.vote_id = u.vote_id AND v.id = u.voter_id
		              WHERE u.estate_id = h.estate_id AND u.unit_id = h.unit_id AND v.last_seq > 0)
		            AND NOT EXISTS (SELECT 1 FROM paper_ballots p WHERE p.estate_id = h.estate_id AND p.unit_id = h.unit_id)`
				}
		 ORDER BY h.id LIMIT 1 OFFSET ?`,
		estateId,
		position,
	)

export const phoneOf = (portal: Portal, personId: string) =>
	String(lookUp(portal, (database) => database.one('SELECT phone FROM people WHERE id = ?', personId)).phone)

export const captainOf = (portal: Portal, estateId: string) =>
	lookUp(portal, (database) => {
		const query =
			"SELECT person_id, scope_id FROM grants WHERE estate_id = ? AND role = 'captain' AND scope_kind = 'building'"
		const row = database.one(query, estateId)
		return { personId: String(row.person_id), buildingId: String(row.scope_id) }
	})
