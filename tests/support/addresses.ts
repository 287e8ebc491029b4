import type { BuiltRoute } from './built-routes'
import type { PortalDatabase } from './standings'

/** The ids that an estate of the demo county has for the parameters of addresses. */
export interface Params {
	[name: string]: string
	estateId: string
}

const estateWith: Record<string, string> = {
	surveyId: 'SELECT estate_id AS id FROM surveys ORDER BY closes_at DESC',
	draft: 'SELECT estate_id AS id FROM plan_versions WHERE number = 0',
	'': `SELECT v.estate_id AS id FROM votes v JOIN estates e ON e.id = v.estate_id
	     WHERE v.opened_at IS NOT NULL AND v.closed_at IS NULL ORDER BY e.number`,
}

/** The estate in which a route has something to show: most have it in the one whose vote is open. */
export function estateFor(database: PortalDatabase, { path }: BuiltRoute): string {
	const need = path.includes(':surveyId') ? 'surveyId' : path.includes('plan/draft/items/:') ? 'draft' : ''
	return String(database.one(estateWith[need] ?? '').id)
}

const queries: Record<string, string> = {
	number: `SELECT '1' AS id WHERE ? <> ''`,
	form: `SELECT 'roll' AS id WHERE ? <> ''`,
	sealed: `SELECT 'W1.none.1.00000000' AS id WHERE ? <> ''`,
	itemKey: `SELECT item_key AS id FROM plan_items i JOIN plan_versions v ON v.estate_id = i.estate_id AND v.id = i.version_id
	          WHERE i.estate_id = ? ORDER BY v.number DESC, i.position`,
	draftId: 'SELECT id FROM vote_drafts WHERE estate_id = ?',
	voteId: 'SELECT id FROM votes WHERE estate_id = ? ORDER BY closes_at DESC',
	buildingId: 'SELECT id FROM buildings WHERE estate_id = ? ORDER BY position',
	noticeId: `SELECT id FROM notices WHERE estate_id = ? AND scope_kind = 'estate' ORDER BY id`,
	surveyId: 'SELECT id FROM surveys WHERE estate_id = ?',
	profileId: "SELECT id FROM rule_profiles WHERE ? <> '' AND code = 'national' ORDER BY version DESC",
	fileId: 'SELECT id FROM files WHERE estate_id = ? ORDER BY id',
}

/** The id of such a thing in that estate; null when it has none. */
export function idIn(database: PortalDatabase, estateId: string, name: string): string | null {
	const query = queries[name]
	const [row] = query ? database.rows(query, estateId) : []
	return row ? String(row.id) : null
}

export function parametersOf(path: string): string[] {
	return [...path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '')
}

export function addressOf(path: string, params: Record<string, string>): string {
	return `/${path.replace(/:(\w+)/g, (_, name) => {
		const value = params[name]
		if (!value) throw new Error(`no ${name} for ${path}`)
		return encodeURIComponent(value)
	})}`.replace('*', 'no/such/page')
}
