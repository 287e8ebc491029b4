import { auditEntries, grants, people } from 'db/schema'
import { read } from 'db/store.server'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { freshDatabase } from '../../../tests/support/database'
import { type MadeEstate, makeEstate, makeOfficer, makeResident } from '../../../tests/support/factories'
import { sessionCookieFor } from '../../../tests/support/sessions'
import { may } from './access'
import { currentActor } from './actor.server'
import { appoint, endAppointment } from './appoint.server'
import { appointmentsOf, partsOf } from './appointment-queries.server'
import type { Actor } from './types'

let made: MadeEstate
let officer: Actor
let resident: Actor
let phone: string
const at = Date.now()

beforeEach(async () => {
	await freshDatabase()
	made = await makeEstate({ buildings: 2, entrancesEach: 2 })
	officer = await makeOfficer()
	resident = await makeResident(made, made.units[0])
	const [row] = await read.select({ phone: people.phone }).from(people).where(eq(people.id, resident.personId))
	phone = row?.phone ?? ''
})

const scope = (building = 0) => `building:${made.buildings[building]?.id}`

describe('appointing', () => {
	it('makes a resident captain of a building, until it is ended', async () => {
		expect(await appoint(officer, made.estate, { role: 'captain', phone, scope: scope() }, at)).toMatchObject({
			ok: true,
		})
		const request = new Request('http://localhost/', { headers: { Cookie: await sessionCookieFor(resident.personId) } })
		const captain = await currentActor(request)
		const place = {
			estateId: made.estate.id,
			regionPath: made.estate.regionPath,
			buildingId: made.buildings[0]?.id ?? '',
		}
		expect(may(captain, 'post-notice', place)).toBe(true)
		expect(may(captain, 'post-notice', { ...place, buildingId: made.buildings[1]?.id ?? '' })).toBe(false)
		const again = await appoint(officer, made.estate, { role: 'captain', phone, scope: scope() }, at)
		expect(again).toMatchObject({ error: 'staff:refusal.held-already' })
		const [row] = await appointmentsOf(made.estate.id)
		expect(row).toMatchObject({ role: 'captain', scope: scope(), phone })
		expect(await endAppointment(officer, made.estate, row?.grantId ?? '', at)).toMatchObject({ ok: true })
		expect(await currentActor(request)).toBeNull()
		expect(await appointmentsOf(made.estate.id)).toEqual([])
		expect(await appoint(officer, made.estate, { role: 'captain', phone, scope: scope() }, at)).toMatchObject({
			ok: true,
		})
		expect(await read.$count(grants, eq(grants.role, 'captain'))).toBe(1)
		const trail = JSON.stringify(await read.select().from(auditEntries))
		expect(trail).not.toContain(phone)
	})

	it('refuses parts and people of another estate', async () => {
		const other = await makeEstate()
		const stranger = await makeResident(other, other.units[0])
		const [row] = await read.select({ phone: people.phone }).from(people).where(eq(people.id, stranger.personId))
		const foreign = { role: 'captain', phone, scope: `building:${other.buildings[0]?.id}` } as const
		expect(await appoint(officer, made.estate, foreign, at)).toMatchObject({ error: 'staff:refusal.scope-missing' })
		const unknown = { role: 'captain', phone: row?.phone ?? '', scope: scope() } as const
		expect(await appoint(officer, made.estate, unknown, at)).toMatchObject({ error: 'staff:refusal.no-such-resident' })
		await appoint(officer, other.estate, { role: 'resident-supervisor', phone: row?.phone ?? '' }, at)
		const [there] = await appointmentsOf(other.estate.id)
		expect(await endAppointment(officer, made.estate, there?.grantId ?? '', at)).toMatchObject({
			error: 'staff:refusal.not-found',
		})
	})

	it('knows every building and entrance', async () => {
		expect((await partsOf(made.estate.id)).map(({ entrance }) => entrance)).toEqual([
			null,
			'1 单元',
			'2 单元',
			null,
			'1 单元',
			'2 单元',
		])
	})
})
