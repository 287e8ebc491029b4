import { newId } from '~/platform/id'
import { letters, matrix } from '../../access-matrix'
import { sceneMaker } from '../../support/access-cast'
import { addressOf, idIn, parametersOf } from '../../support/addresses'
import { ask } from '../../support/asking'
import { type BuiltRoute, builtRoutes } from '../../support/built-routes'
import { copyCounty } from '../../support/county'
import { expect, test as journey } from '../../support/journey'
import { startPortal } from '../../support/portal'
import { databaseOf, elsewhere, type PortalDatabase, type Standing, sessionFor } from '../../support/standings'

interface Worker {
	database: PortalDatabase
	scenes: ReturnType<typeof sceneMaker>
}

const test = journey.extend<object, Worker>({
	database: [
		async ({ sharedPortal }, use) => {
			const database = databaseOf(sharedPortal)
			await use(database)
			database.close()
		},
		{ scope: 'worker' },
	],
	scenes: [async ({ sharedPortal, database }, use) => use(sceneMaker(sharedPortal, database)), { scope: 'worker' }],
})

const routes = builtRoutes()
const routeOf = (id: string): BuiltRoute => {
	const route = routes.find((candidate) => candidate.id === id)
	if (!route) throw new Error(`${id} is not built`)
	return route
}

function statusesOf(expected: Record<number, string> | undefined): Record<string, number> {
	const found: Record<string, number> = {}
	for (const [status, some] of Object.entries(expected ?? {})) {
		for (const letter of some)
			found[Object.entries(letters).find(([key]) => key === letter)?.[1] ?? letter] = Number(status)
	}
	return found
}

/** A form that was not understood is shown again by the page, unless that leads elsewhere. */
function leadingAway({ get, post }: { get?: Record<number, string>; post?: Record<number, string> }) {
	const asked = statusesOf(get)
	const refused = Object.entries(statusesOf(post)).filter(([who, status]) => status === 400 && asked[who] === 302)
	return Object.fromEntries(refused.map(([who]) => [who, 302]))
}

/** Asked for as data, a redirect is an answer of 202 that names it. */
const asData = (statuses: Record<string, number>) =>
	Object.fromEntries(
		Object.entries(statuses).map(([who, status]) => [who, status === 302 || status === 303 ? 202 : status]),
	)

const dataPath = (address: string) => (address === '/' ? '/_root.data' : `${address}.data`)

test('every route that was built has its row in the access matrix', () => {
	const asked = routes.filter((route) => route.hasLoader || route.hasAction || route.isPage)
	expect(Object.keys(matrix).sort()).toEqual(asked.map(({ id }) => id).sort())
	const missing = routes.filter(({ id, hasAction }) => hasAction !== (matrix[id]?.post !== undefined))
	expect(missing.map(({ id }) => id)).toEqual([])
})

for (const [id, row] of Object.entries(matrix)) {
	test(`${id} opens to those it is for`, async ({ portal, scenes }) => {
		const route = routeOf(id)
		const scene = await scenes.sceneOf(route)
		const each = async (work: (token: string | undefined, standing: Standing) => Promise<number>) => {
			const entries = Object.values(letters).map(async (standing) => [
				standing,
				await work(scenes.tokenOf(scene, standing), standing),
			])
			return Object.fromEntries(await Promise.all(entries))
		}
		const page = await each(async (token) => {
			const answer = await ask(portal, scene.address, { token })
			expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff')
			if (id !== 'routes/estates/files/show') expect(answer.headers.get('Cache-Control')).toContain('no-store')
			return answer.status
		})
		expect(page, 'the page').toEqual(statusesOf(row.get))
		if (route.isPage && route.hasLoader) {
			const alone = `${dataPath(scene.address)}?_routes=${encodeURIComponent(id)}`
			const data = await each(async (token) => (await ask(portal, alone, { token })).status)
			expect(data, 'its loader alone').toEqual(asData(statusesOf(row.get)))
		}
		if (!row.post) return
		const post = { method: 'POST' } as const
		if (route.isPage) {
			const data = await each(async (token) => (await ask(portal, dataPath(scene.address), { ...post, token })).status)
			expect(data, 'its action, asked for as data').toEqual(asData(statusesOf(row.post)))
		}
		const sent = await each(async (token) => (await ask(portal, scene.address, { ...post, token })).status)
		expect(sent, 'its action').toEqual({ ...statusesOf(row.post), ...leadingAway(row) })
	})
}

test("a foreign estate's id in the place of any parameter is not found, and shows nothing", async ({
	portal,
	scenes,
	database,
}) => {
	test.setTimeout(180_000)
	for (const route of routes.filter(({ path }) => parametersOf(path).length > 1)) {
		const scene = await scenes.sceneOf(route)
		const foreign = elsewhere(database, scene.estateId)
		const { name } = database.one('SELECT name FROM estates WHERE id = ?', foreign)
		for (const swapped of parametersOf(route.path)) {
			// a version's number and a form's name are the same in every estate
			if (swapped === 'number' || swapped === 'form') continue
			const other =
				swapped === 'estateId' ? foreign : (idIn(database, foreign, swapped) ?? '01J0000000000000000000000Z')
			const address = addressOf(route.path, { ...scene.params, [swapped]: other })
			const same = swapped === 'estateId' && (await works(route, foreign))
			if (same) continue
			for (const standing of ['owner', 'captain', 'officer', 'county'] as const) {
				for (const path of [address, `${dataPath(address)}?_routes=${encodeURIComponent(route.id)}`]) {
					const answer = await ask(portal, path, { token: scenes.tokenOf(scene, standing) })
					expect(answer.status, `${path} as ${standing}`).toBe(404)
					if (swapped !== 'estateId') expect(await answer.text(), path).not.toContain(name)
				}
				if (!route.hasAction) continue
				const posted = await ask(portal, address, { method: 'POST', token: scenes.tokenOf(scene, standing) })
				expect([400, 404], `POST ${address} as ${standing}`).toContain(posted.status)
			}
		}
	}

	/** Version 1 and item keys of one's own are in every estate. */
	async function works(route: BuiltRoute, estateId: string): Promise<boolean> {
		return parametersOf(route.path).every((name) => name === 'estateId' || name === 'number') && estateId !== ''
	}
})

test('a form from another origin, or from none, is refused and does nothing', async ({ portal, scenes, database }) => {
	const sibling = portal.origin.replace('127.0.0.1', 'portal.127.0.0.1.nip.io')
	const asked = routes.filter(({ hasAction }) => hasAction)
	const asking = await Promise.all(asked.map(async (route) => ({ route, scene: await scenes.sceneOf(route) })))
	const before = database.fingerprint()
	for (const { route, scene } of asking) {
		for (const origin of [null, 'null', 'https://evil.example', sibling, 'http://127.0.0.1:1']) {
			for (const path of [scene.address, dataPath(scene.address), `${scene.address}?_data=${route.id}`]) {
				const forged = { 'X-Forwarded-Host': 'evil.example', 'X-Forwarded-Proto': 'https' }
				const token = scenes.tokenOf(scene, 'officer')
				const answer = await ask(portal, path, { method: 'POST', token, origin, headers: forged })
				expect(answer.status, `${path} from ${origin}`).toBe(403)
			}
		}
	}
	expect(database.fingerprint()).toEqual(before)
})

test('to look changes nothing', async ({ portal, scenes, database }) => {
	const scenesOfAll = await Promise.all(routes.map((route) => scenes.sceneOf(route)))
	const before = database.fingerprint()
	for (const scene of scenesOfAll) {
		for (const standing of ['officer', 'owner'] as const) {
			await ask(portal, scene.address, { token: scenes.tokenOf(scene, standing) })
		}
	}
	expect(database.fingerprint()).toEqual(before)
})

test('photos and drawings of a draft are for those who write it', async ({ portal, scenes, database }) => {
	const draft = database.one(
		`SELECT f.estate_id AS estate, f.id FROM files f JOIN plan_items i ON i.estate_id = f.estate_id AND i.id = f.subject_id
		 JOIN plan_versions v ON v.estate_id = i.estate_id AND v.id = i.version_id WHERE v.number = 0`,
	)
	const people = scenes.peopleOf(String(draft.estate))
	const path = `/estates/${draft.estate}/files/${draft.id}`
	const statusFor = async (standing: keyof typeof people) =>
		(await ask(portal, path, { token: sessionFor(database, people[standing]) })).status
	expect((await ask(portal, path)).status).toBe(404)
	for (const standing of ['owner', 'captain', 'county', 'other-officer'] as const) {
		expect(await statusFor(standing), standing).toBe(404)
	}
	expect(await statusFor('officer')).toBe(200)
})

test('outside the demo the outbox is for officers, and nobody learns a code there', async () => {
	const dataDir = await copyCounty()
	const portal = await startPortal({ dataDir, env: { DEMO: '0' } })
	const database = databaseOf(portal)
	try {
		const { sceneOf, tokenOf } = sceneMaker(portal, database)
		const scene = await sceneOf(routeOf('routes/outbox'))
		const statusFor = async (standing: Standing) =>
			(await ask(portal, scene.address, { token: tokenOf(scene, standing) })).status
		expect(await statusFor('officer')).toBe(200)
		for (const standing of ['owner', 'captain', 'worker', 'auditor'] as const) {
			expect(await statusFor(standing), standing).toBe(404)
		}
		expect([302, 404]).toContain(await statusFor('visitor'))
		const body = new URLSearchParams({ phone: '13800001111' })
		await ask(portal, '/sign-in', { method: 'POST', body })
		const seen = await (await ask(portal, '/outbox', { token: tokenOf(scene, 'officer') })).text()
		expect(seen).not.toMatch(/验证码[^<]{0,10}\d{6}/)
	} finally {
		database.close()
		await portal.stop()
	}
})

test('while a vote is open, another choice changes nothing that others see', async ({ portal, scenes, database }) => {
	const scene = await scenes.sceneOf(routeOf('routes/estates/votes/show'))
	const { voteId = '' } = scene.params
	const query = 'SELECT voter_id FROM ballots WHERE estate_id = ? AND vote_id = ? AND cast_by = ?'
	const { voter_id: voter } = database.one(query, scene.estateId, voteId, scene.people.owner)
	const matters = database.rows(
		'SELECT id FROM vote_matters WHERE estate_id = ? AND vote_id = ?',
		scene.estateId,
		voteId,
	)
	const cast = async (choice: string) => {
		const choices = Object.fromEntries(matters.map(({ id }) => [`choice.${id}`, choice]))
		const body = new URLSearchParams({ intent: 'cast', voter: String(voter), requestKey: newId(), ...choices })
		const address = `${scene.address}/ballot`
		const answer = await ask(portal, address, { method: 'POST', token: scenes.tokenOf(scene, 'owner'), body })
		expect(answer.status).toBe(303)
	}
	const others = ['visitor', 'stranger', 'tenant', 'captain', 'officer', 'county', 'auditor'] as const
	// whoever holds a power for this voter is told of each newer ballot, never of what it says
	const holders = database
		.rows('SELECT holder_id FROM delegations WHERE vote_id = ?', voteId)
		.map((row) => row.holder_id)
	const tokens = others
		.filter((standing) => standing === 'visitor' || !holders.includes(scene.people[standing]))
		.map((standing) => ({ standing, token: scenes.tokenOf(scene, standing) }))
	expect(tokens.length).toBeGreaterThan(4)
	// the log grows by a leaf with each ballot, whatever it says: its own test holds its leaves against each other
	const inEstate = routes.filter(({ path, id, hasLoader }) => {
		const params = parametersOf(path)
		const known = params.every(
			(name) => name === 'estateId' || name === 'voteId' || idIn(database, scene.estateId, name),
		)
		return hasLoader && params.includes('estateId') && known && !id.includes('/log') && !id.endsWith('/bundle')
	})
	const addresses = await Promise.all(
		inEstate.map(async ({ path }) => {
			const entries = await Promise.all(
				parametersOf(path).map(async (name) => [name, scene.params[name] ?? (await scenes.idOf(name, scene.estateId))]),
			)
			return addressOf(path, Object.fromEntries(entries))
		}),
	)
	expect(addresses.length).toBeGreaterThan(20)
	const plain = (text: string) => text.replace(/nonce="[^"]*"|nonce\\?":\\?"[^"\\]*|01[0-9A-Z]{24}/g, '')
	const seen = async () => {
		const pages: Record<string, string> = {}
		for (const address of addresses) {
			for (const { standing, token } of tokens) {
				const answer = await ask(portal, address, { token })
				const type = answer.headers.get('Content-Type') ?? ''
				const text = /text|json/.test(type)
					? plain(await answer.text())
					: String((await answer.arrayBuffer()).byteLength)
				pages[`${address} as ${standing}`] = [answer.status, answer.headers.get('ETag'), text.length, text].join(' ')
			}
		}
		return pages
	}
	await cast('for')
	const before = await seen()
	await cast('against')
	const after = await seen()
	const changed = Object.entries(after).flatMap(([page, text]) => {
		const earlier = before[page] ?? ''
		if (text === earlier) return []
		const at = text.split('').findIndex((letter, index) => letter !== earlier[index] && index > 20)
		return [`${page}: “${earlier.slice(at - 60, at + 60)}” became “${text.slice(at - 60, at + 60)}”`]
	})
	expect(changed).toEqual([])
})
