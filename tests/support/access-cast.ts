import sharp from 'sharp'
import { shanghaiDay } from '~/platform/shanghai'
import { addressOf, estateFor, idIn, parametersOf } from './addresses'
import { ask } from './asking'
import type { BuiltRoute } from './built-routes'
import type { Portal } from './portal'
import { estateAnswers, registerFile, type UnitAnswers, unitRow, unitRows } from './register-file'
import { type PortalDatabase, peopleAround, type Standing, sessionFor } from './standings'

export type People = ReturnType<typeof peopleAround>

export interface Scene {
	estateId: string
	people: People
	/** Of this route's parameters. */
	params: Record<string, string>
	address: string
}

/** The estate, the people and the address that a route is asked with. */
export function sceneMaker(portal: Portal, database: PortalDatabase) {
	const known = new Map<string, People>()
	const made = new Map<string, string>()

	const peopleOf = (estateId: string): People => {
		const people = known.get(estateId) ?? peopleAround(database, estateId)
		known.set(estateId, people)
		return people
	}

	async function locationOf(response: Response, what: string): Promise<string> {
		const location = response.headers.get('Location')
		if (!location) throw new Error(`${what}: ${response.status} ${(await response.text()).slice(0, 2000)}`)
		return location.split('/').at(-1) ?? ''
	}

	async function upload(officer: string, rows: readonly UnitAnswers[]): Promise<string> {
		const path = String(database.one('SELECT region_path FROM grants WHERE person_id = ?', officer).region_path)
		const street = database.one('SELECT name FROM regions WHERE path = ?', path)
		const community = database.one("SELECT name FROM regions WHERE path LIKE ? || '_%' ORDER BY path", path)
		const place = { street: String(street.name), community: String(community.name) }
		const file = await registerFile({ ...estateAnswers, number: 'CS-9901', name: '矩阵小区', ...place }, rows)
		const body = new FormData()
		body.set('file', new File([new Uint8Array(file)], 'register.xlsx'))
		const token = sessionFor(database, officer)
		return locationOf(await ask(portal, '/register/import', { token, method: 'POST', body }), 'import')
	}

	/** Ids of what the demo county has none of: the officer uploads a register and issues letters first. */
	const makers: Record<string, (estateId: string, people: People) => Promise<string>> = {
		importId: (_estateId, { officer }) => upload(officer, unitRows(4)),
		brokenImportId: (_estateId, { officer }) => upload(officer, [unitRow({ area: '大约八十' })]),
		async batchId(estateId, { officer }) {
			const token = sessionFor(database, officer)
			const body = new URLSearchParams({ requestKey: '01J00000000000000000000000' })
			return locationOf(
				await ask(portal, `/estates/${estateId}/register/letters`, { token, method: 'POST', body }),
				'letters',
			)
		},
		async receiptNumber(estateId, { owner }) {
			const query = 'SELECT receipt_number AS id FROM ballots WHERE estate_id = ? AND cast_by = ?'
			return String(database.one(query, estateId, owner).id)
		},
		async deliveryId(estateId, { officer }) {
			const buildingId = idIn(database, estateId, 'buildingId') ?? ''
			const voteId = idIn(database, estateId, 'voteId') ?? ''
			const query = `SELECT u.id AS id, v.opened_at AS at FROM units u
			               JOIN roll_units r ON r.estate_id = u.estate_id AND r.unit_id = u.id
			               JOIN votes v ON v.estate_id = r.estate_id AND v.id = r.vote_id
			               WHERE u.estate_id = ? AND u.building_id = ? AND v.id = ? ORDER BY u.id`
			const unit = database.one(query, estateId, buildingId, voteId)
			const body = new FormData()
			const day = shanghaiDay(Number(unit.at))
			const requestKey = '01J00000000000000000000001'
			const fields = { voteId, units: String(unit.id), method: 'hand', outcome: 'delivered', day, requestKey }
			for (const [name, value] of Object.entries(fields)) body.set(name, value)
			const receipt = '%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'
			body.set('file', new File([receipt], 'receipt.pdf'))
			const token = sessionFor(database, officer)
			await ask(portal, `/estates/${estateId}/grid/${buildingId}/deliver`, { token, method: 'POST', body })
			return String(
				database.one('SELECT id FROM ballot_deliveries WHERE estate_id = ? AND file_id <> ?', estateId, '').id,
			)
		},
		/** A paper from a door of the captain's building. */
		async paperId(estateId, { officer }) {
			const voteId = idIn(database, estateId, 'voteId') ?? ''
			const buildingId = idIn(database, estateId, 'buildingId') ?? ''
			const query = `SELECT u.id AS id FROM units u JOIN roll_units r ON r.estate_id = u.estate_id AND r.unit_id = u.id
			               WHERE u.estate_id = ? AND u.building_id = ? AND r.vote_id = ? ORDER BY u.id DESC`
			const unit = database.one(query, estateId, buildingId, voteId)
			const body = new FormData()
			const fields = { kind: 'open', unit: String(unit.id), requestKey: '01J00000000000000000000002', checked: 'on' }
			for (const [name, value] of Object.entries({ ...fields, validity: 'blank', another: 'on' })) body.set(name, value)
			const photo = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#ddd' } })
				.jpeg()
				.toBuffer()
			body.set('photo', new File([new Uint8Array(photo)], 'paper.jpg'))
			const token = sessionFor(database, officer)
			await ask(portal, `/estates/${estateId}/votes/${voteId}/papers/new`, { token, method: 'POST', body })
			return String(
				database.one('SELECT id FROM paper_ballots WHERE estate_id = ? AND unit_id = ?', estateId, unit.id).id,
			)
		},
		/** The owner's power, that a resident of another estate holds. */
		async delegationId(estateId, { officer, owner, stranger }) {
			const voteId = idIn(database, estateId, 'voteId') ?? ''
			const query = `SELECT v.number AS number FROM homes h
			               JOIN roll_units r ON r.estate_id = h.estate_id AND r.unit_id = h.unit_id AND r.vote_id = ?
			               JOIN roll_voters v ON v.estate_id = r.estate_id AND v.vote_id = r.vote_id AND v.id = r.voter_id
			               WHERE h.estate_id = ? AND h.person_id = ?`
			const { number } = database.one(query, voteId, estateId, owner)
			const { phone } = database.one('SELECT phone FROM people WHERE id = ?', stranger)
			const body = new FormData()
			const fields = { intent: 'record-paper', number: String(number), holderPhone: String(phone), grantedBy: '王示例' }
			for (const [name, value] of Object.entries(fields)) body.set(name, value)
			body.set('requestKey', '01J00000000000000000000003')
			body.set('file', new File(['%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'], 'power.pdf'))
			const token = sessionFor(database, officer)
			await ask(portal, `/estates/${estateId}/votes/${voteId}/delegations`, { token, method: 'POST', body })
			return String(database.one('SELECT id FROM delegations WHERE estate_id = ?', estateId).id)
		},
		async personId(_estateId, { worker }) {
			return worker
		},
		async code(estateId) {
			const query = 'SELECT region_path FROM estates WHERE id = ?'
			return String(database.one(query, estateId).region_path).split('/')[3] ?? ''
		},
	}

	/** The id of this kind in that estate, made when there is none. */
	async function idOf(name: string, estateId: string): Promise<string> {
		if (name === 'estateId') return estateId
		const there =
			made.get(`${estateId}:${name}`) ??
			idIn(database, estateId, name) ??
			(await makers[name]?.(estateId, peopleOf(estateId)))
		if (!there) throw new Error(`no ${name} in ${estateId}`)
		made.set(`${estateId}:${name}`, there)
		return there
	}

	async function sceneOf(route: BuiltRoute): Promise<Scene> {
		const estateId = estateFor(database, route)
		const params: Record<string, string> = {}
		for (const name of parametersOf(route.path)) {
			const kind = route.path.endsWith('/issues') && name === 'importId' ? 'brokenImportId' : name
			params[name] = await idOf(kind, estateId)
		}
		return { estateId, people: peopleOf(estateId), params, address: addressOf(route.path, params) }
	}

	const tokenOf = (scene: Scene, standing: Standing) =>
		standing === 'visitor' ? undefined : sessionFor(database, scene.people[standing])

	return { sceneOf, idOf, tokenOf, peopleOf }
}
