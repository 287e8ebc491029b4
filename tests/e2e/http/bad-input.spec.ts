import { request as openRequest } from 'node:http'
import { strToU8, zipSync } from 'fflate'
import { newId } from '~/platform/id'
import { sceneMaker } from '../../support/access-cast'
import { type Asking, ask } from '../../support/asking'
import { type BuiltRoute, builtRoutes } from '../../support/built-routes'
import { expect, test as journey } from '../../support/journey'
import type { Portal } from '../../support/portal'
import { estateAnswers, registerFile, unitRow, unitRows } from '../../support/register-file'
import { databaseOf, elsewhere, type PortalDatabase, sessionFor } from '../../support/standings'

const test = journey.extend<{ database: PortalDatabase }>({
	database: async ({ portal }, use) => {
		const database = databaseOf(portal)
		await use(database)
		database.close()
	},
})

/** What went wrong in the portal is seen in its log. */
test.afterAll(async ({ sharedPortal }) => {
	expect(sharedPortal.output()).not.toContain('"level":50')
})

const script = '<script>alert(1)</script>'
const hostile: Record<string, string> = {
	script,
	image: '"><img src=x onerror=alert(1)>',
	markdown: '[x](javascript:alert(1)) ![x](javascript:alert(1)) <svg/onload=alert(1)>',
	'right to left': '\u202e\u2066三单元\u2069',
	nul: 'a\u0000b',
	control: 'a\u001b[2Jb',
	long: '长'.repeat(10_000),
	formula: '=HYPERLINK("http://evil.example","x")',
	template: '{{constructor}} $(7*7) %00 %0d%0aX: y',
	sql: `'); DROP TABLE units; --`,
	prototype: '__proto__',
	emoji: '👩‍👩‍👧‍👦'.repeat(50),
}

interface Asker {
	people: ReturnType<ReturnType<typeof sceneMaker>['peopleOf']>
	estateId: string
	post(path: string, who: string, body: Record<string, string>): Promise<Response>
	get(path: string, who?: string): Promise<Response>
}

/** The estate whose vote is open, and how its people ask. */
function asker(portal: Portal, database: PortalDatabase): Asker {
	const vote = database.one(`SELECT v.estate_id AS id FROM votes v JOIN estates e ON e.id = v.estate_id
		WHERE v.opened_at IS NOT NULL AND v.closed_at IS NULL ORDER BY e.number`)
	const estateId = String(vote.id)
	const asking = (path: string, who: string | undefined, more: Asking) =>
		ask(portal, path, { ...more, ...(who && { token: sessionFor(database, who) }) })
	return {
		estateId,
		people: sceneMaker(portal, database).peopleOf(estateId),
		post: (path, who, body) => asking(path, who, { method: 'POST', body: new URLSearchParams(body) }),
		get: (path, who) => asking(path, who, {}),
	}
}

async function isClear(answer: Response, what: string): Promise<string> {
	expect(answer.status, what).toBeLessThan(500)
	const text = await answer.text()
	expect(text, what).not.toContain(script)
	expect(text, what).not.toMatch(/<img src=x|<svg\/onload|href="javascript:/)
	return text
}

function upload(bytes: Uint8Array | string, name: string): FormData {
	const body = new FormData()
	body.set('file', new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name))
	return body
}

test('a file that is no register gets a clear message and stores nothing', async ({ portal, database }) => {
	const { people } = asker(portal, database)
	const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(80 * 1024 * 1024) }, { level: 9 })
	const files: [name: string, bytes: Uint8Array | string][] = [
		['leer.xlsx', ''],
		['photo.xlsx', Buffer.from('89504e470d0a1a0a0000', 'hex')],
		['page.csv', '<html><script>alert(1)</script></html>'],
		['notes.pdf', '%PDF-1.7 nothing'],
		['../../etc/passwd', 'root:x:0:0'],
		['other.zip', zipSync({ 'a.txt': strToU8('hello') })],
		['bomb.xlsx', bomb],
		['half.xlsx', (await registerFile({ ...estateAnswers }, unitRows(4))).subarray(0, 3000)],
		['entity.xlsx', zipSync({ 'xl/workbook.xml': strToU8('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>') })],
		[`${'长'.repeat(3000)}.xlsx`, 'x'],
	]
	const stored = () => ({ ...database.fingerprint(), register_imports: '' })
	const before = stored()
	for (const [name, bytes] of files) {
		const started = Date.now()
		const token = sessionFor(database, people.officer)
		const answer = await ask(portal, '/register/import', { token, method: 'POST', body: upload(bytes, name) })
		const preview = answer.headers.get('Location')
		const text = await isClear(preview ? await ask(portal, preview, { token }) : answer, name.slice(0, 20))
		expect(text, name.slice(0, 20)).toMatch(preview ? /不能导入/ : /role="alert"/)
		expect(Date.now() - started, name.slice(0, 20)).toBeLessThan(8_000)
	}
	expect(stored()).toEqual(before)
})

test('an upload of 100 MB is refused as soon as it is too much', async ({ portal, database }) => {
	const { people } = asker(portal, database)
	for (const headers of [{ 'Content-Length': String(100 * 1024 * 1024) }, { 'Transfer-Encoding': 'chunked' }]) {
		const Cookie = `session-0=${sessionFor(database, people.officer)}`
		const status = await new Promise<number>((resolve, reject) => {
			const sending = openRequest(`${portal.origin}/register/import`, {
				method: 'POST',
				headers: { ...headers, Cookie, Origin: portal.origin, 'Content-Type': 'multipart/form-data; boundary=b' },
			})
			sending.on('response', (response) => {
				resolve(response.statusCode ?? 0)
				sending.destroy()
			})
			sending.on('error', reject)
			sending.write('--b\r\nContent-Disposition: form-data; name="file"; filename="big.xlsx"\r\n\r\n')
			const chunk = Buffer.alloc(256 * 1024)
			const feed = () => {
				if (!sending.destroyed && sending.write(chunk)) setImmediate(feed)
				else sending.once('drain', feed)
			}
			feed()
		})
		expect(status).toBe(413)
	}
	expect((await ask(portal, '/readyz')).status).toBe(200)
})

test('cells that are formulas are stored as the text they are and exported as no formula', async ({
	portal,
	database,
}) => {
	const { people, get } = asker(portal, database)
	const path = String(database.one('SELECT region_path FROM grants WHERE person_id = ?', people.officer).region_path)
	const street = String(database.one('SELECT name FROM regions WHERE path = ?', path).name)
	const community = String(database.one("SELECT name FROM regions WHERE path LIKE ? || '_%' ORDER BY path", path).name)
	const owners = ['=1+1', '+SUM(A1)', '-2', '@cmd', '＝1+1', '\tx']
	const rows = owners.map((owner, index) =>
		unitRow({ room: `${index + 1}01`, floor: index + 1, owner, idSuffix: `000${index}` }),
	)
	const file = await registerFile({ ...estateAnswers, street, community, number: 'CS-F1', name: '=cmd|小区' }, rows)
	const token = sessionFor(database, people.officer)
	const body = upload(file, 'register.xlsx')
	const answer = await ask(portal, '/register/import', { token, method: 'POST', body })
	expect(answer.status).toBe(303)
	const preview = answer.headers.get('Location') ?? ''
	await isClear(await get(preview, people.officer), 'the preview')
	const confirmed = await ask(portal, preview, { token, method: 'POST' })
	expect(confirmed.status).toBeLessThan(500)
	if (confirmed.status !== 303) return
	const { id } = database.one("SELECT id FROM estates WHERE number = 'CS-F1'")
	const csv = await (await get(`/estates/${id}/register/export?format=csv`, people.officer)).text()
	for (const cell of csv
		.replace(/^\ufeff/, '')
		.split(/\r?\n/)
		.flatMap((line) => line.split(','))) {
		expect(cell.replace(/^"/, '')).not.toMatch(/^[=+\-@＝＋－＠\t\r](?!\d)/)
	}
})

test('hostile words in any field are refused or shown as the text they are', async ({ portal, database }) => {
	test.setTimeout(180_000)
	const { people, estateId, post, get } = asker(portal, database)
	const estate = `/estates/${estateId}`
	const { id: version } = database.one(
		'SELECT id FROM plan_versions WHERE estate_id = ? ORDER BY number DESC',
		estateId,
	)
	const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
	await post(`${estate}/plan/draft`, people.officer, { intent: 'start' })
	for (const [name, words] of Object.entries(hostile)) {
		const forms: [path: string, who: string, body: Record<string, string>][] = [
			[`${estate}/plan`, people.owner, { intent: 'comment', requestKey: newId(), body: words }],
			[`${estate}/notices/new`, people.officer, { scope: estateId, title: words, body: words, requestKey: newId() }],
			[
				`${estate}/plan/draft/items/new`,
				people.officer,
				{ requestKey: newId(), classCode: words, name: words, description: words, costFen: words },
			],
			[
				`${estate}/plan/draft/items/new`,
				people.officer,
				{ requestKey: newId(), classCode: 'basic', name: words.slice(0, 60), description: words, costFen: '0' },
			],
			[
				`${estate}/review`,
				people.officer,
				{ decision: 'returned', reason: words.slice(0, 500), planVersionId: String(version), requestKey: newId() },
			],
			[
				`${estate}/votes/new`,
				people.officer,
				{
					versionId: words,
					title: words,
					scope: words,
					noticePostedDay: words,
					firstDay: day(16),
					lastDay: day(25),
					'matters[0].title': words,
					'matters[0].text': words,
					'matters[0].classCode': words,
					requestKey: words,
				},
			],
			[`${estate}/captains`, people.officer, { intent: 'appoint', role: words, phone: words, scope: words }],
			['/staff/people/new', people.officer, { displayName: words, loginName: words, role: words, region: words }],
			['/staff/sign-in', '', { loginName: words, password: words }],
			['/sign-in', '', { phone: words, redirectTo: words }],
			['/claim', '', { invitation: words }],
			['/preferences', '', { lng: words, size: words, redirectTo: words }],
		]
		for (const [path, who, body] of forms) {
			const answer = await post(path, who, body)
			await isClear(answer, `${path} with ${name}`)
			expect(answer.headers.get('Location') ?? '/', `${path} with ${name}`).toMatch(/^\/(?![/\\])/)
		}
	}
	for (const path of [
		`${estate}/plan`,
		`${estate}/notices`,
		`${estate}/plan/draft`,
		`${estate}/review`,
		estate,
		'/audit',
		'/staff/people',
	]) {
		await isClear(await get(path, people.officer), path)
	}
	expect(database.rows('SELECT id FROM comments WHERE instr(body, char(0)) > 0 OR instr(body, char(27)) > 0')).toEqual(
		[],
	)
})

test('the same form sent ten times at once does its deed once', async ({ portal, database }) => {
	const { people, estateId, post } = asker(portal, database)
	const estate = `/estates/${estateId}`
	const ten = async (path: string, who: string, body: Record<string, string>) => {
		const answers = await Promise.all(Array.from({ length: 10 }, () => post(path, who, body)))
		const statuses = answers.map(({ status }) => status)
		expect(Math.max(...statuses), path).toBeLessThan(500)
		expect(statuses.filter((status) => status === 303).length, path).toBeGreaterThan(0)
	}
	const count = (query: string, ...values: unknown[]) =>
		Number(database.one(`SELECT count(*) AS n FROM ${query}`, ...values).n)

	await ten(`${estate}/plan`, people.owner, { intent: 'comment', requestKey: newId(), body: '十次只算一次' })
	expect(count('comments WHERE body = ?', '十次只算一次')).toBe(1)

	await ten(`${estate}/notices/new`, people.officer, {
		scope: estateId,
		title: '十次一条',
		body: '内容',
		requestKey: newId(),
	})
	expect(count('notices WHERE title = ?', '十次一条')).toBe(1)

	const vote = database.one('SELECT id FROM votes WHERE estate_id = ? AND closed_at IS NULL', estateId)
	const ballot = database.one(
		'SELECT voter_id FROM ballots WHERE estate_id = ? AND cast_by = ?',
		estateId,
		people.owner,
	)
	const matters = database.rows('SELECT id FROM vote_matters WHERE estate_id = ? AND vote_id = ?', estateId, vote.id)
	const choices = Object.fromEntries(matters.map(({ id }) => [`choice.${id}`, 'for']))
	const voter = String(ballot.voter_id)
	const ballots = () => count('ballots WHERE estate_id = ? AND voter_id = ?', estateId, voter)
	const before = ballots()
	await ten(`${estate}/votes/${vote.id}/ballot`, people.owner, {
		intent: 'cast',
		voter,
		requestKey: newId(),
		...choices,
	})
	expect(ballots()).toBe(before + 1)

	const survey = database.one('SELECT estate_id, id FROM surveys ORDER BY closes_at DESC')
	const home = database.one(
		`SELECT h.person_id, h.unit_id FROM homes h WHERE h.estate_id = ? AND NOT EXISTS
		 (SELECT 1 FROM survey_answers a WHERE a.estate_id = h.estate_id AND a.unit_id = h.unit_id)`,
		survey.estate_id,
	)
	const questions = database.rows(
		'SELECT id FROM survey_questions WHERE estate_id = ? AND survey_id = ?',
		survey.estate_id,
		survey.id,
	)
	const scores = Object.fromEntries(questions.map(({ id }) => [`scores.${id}`, '4']))
	await ten(`/estates/${survey.estate_id}/surveys/${survey.id}/answer`, String(home.person_id), {
		unitId: String(home.unit_id),
		...scores,
	})
	expect(count('survey_answers WHERE survey_id = ? AND unit_id = ?', survey.id, home.unit_id)).toBe(1)
})

test("a foreign estate's id inside a form does nothing", async ({ portal, database }) => {
	const { people, estateId, post } = asker(portal, database)
	const estate = `/estates/${estateId}`
	const foreign = elsewhere(database, estateId)
	const of = (query: string) => String(database.one(query, foreign).id)
	const building = of('SELECT id FROM buildings WHERE estate_id = ?')
	const version = of('SELECT id FROM plan_versions WHERE estate_id = ? AND number > 0')
	const unit = of('SELECT id FROM units WHERE estate_id = ?')
	const voter = of('SELECT id FROM roll_voters WHERE estate_id = ?')
	const comment = String(database.one('SELECT id FROM comments WHERE estate_id <> ?', estateId).id)
	const vote = database.one('SELECT id FROM votes WHERE estate_id = ? AND closed_at IS NULL', estateId)
	const matters = database.rows('SELECT id FROM vote_matters WHERE estate_id = ? AND vote_id = ?', estateId, vote.id)
	const foreignMatter = of('SELECT id FROM vote_matters WHERE estate_id = ?')
	const ballot = database.one(
		'SELECT voter_id FROM ballots WHERE estate_id = ? AND cast_by = ?',
		estateId,
		people.owner,
	)
	const grant = String(database.one("SELECT id FROM grants WHERE estate_id = ? AND role = 'captain'", foreign).id)
	const choices = Object.fromEntries(matters.map(({ id }) => [`choice.${id}`, 'for']))
	const survey = database.one('SELECT estate_id, id FROM surveys ORDER BY closes_at DESC')
	const answering = database.one('SELECT person_id FROM homes WHERE estate_id = ?', survey.estate_id)
	const own = sceneMaker(portal, database)
	expect(own).toBeDefined()
	const before = database.fingerprint()
	const key = () => newId()
	const forms: [path: string, who: string, body: Record<string, string>][] = [
		[`${estate}/notices/new`, people.officer, { scope: foreign, title: '外', body: '外', requestKey: key() }],
		[`${estate}/notices/new`, people.officer, { scope: building, title: '外', body: '外', requestKey: key() }],
		[`${estate}/notices/new`, people.captain, { scope: building, title: '外', body: '外', requestKey: key() }],
		[`${estate}/notices/new`, people.captain, { scope: estateId, title: '外', body: '外', requestKey: key() }],
		[`${estate}/plan`, people.owner, { intent: 'comment', requestKey: key(), parentId: comment, body: '外' }],
		[`${estate}/plan`, people.stranger, { intent: 'comment', requestKey: key(), body: '外' }],
		[`${estate}/plan`, people['other-officer'], { intent: 'comment', requestKey: key(), body: '外' }],
		[`${estate}/plan`, people.officer, { intent: 'hide', commentId: comment, reason: '外' }],
		[`${estate}/plan`, people.owner, { intent: 'hide', commentId: comment, reason: '外' }],
		[
			`${estate}/review`,
			people.officer,
			{ decision: 'returned', reason: '外', planVersionId: version, requestKey: key() },
		],
		[`${estate}/votes/${vote.id}/ballot`, people.owner, { intent: 'cast', voter, requestKey: key(), ...choices }],
		[
			`${estate}/votes/${vote.id}/ballot`,
			people.owner,
			{
				intent: 'cast',
				voter: String(ballot.voter_id),
				requestKey: key(),
				...choices,
				[`choice.${foreignMatter}`]: 'for',
			},
		],
		[
			`${estate}/votes/${vote.id}/ballot`,
			people.stranger,
			{ intent: 'cast', voter: String(ballot.voter_id), requestKey: key(), ...choices },
		],
		[
			`${estate}/votes/${vote.id}/ballot`,
			people.officer,
			{ intent: 'cast', voter: String(ballot.voter_id), requestKey: key(), ...choices },
		],
		[
			`${estate}/votes/${vote.id}/ballot`,
			people.tenant,
			{ intent: 'cast', voter: String(ballot.voter_id), requestKey: key(), ...choices },
		],
		[`${estate}/captains`, people.officer, { intent: 'end', grantId: grant }],
		[`${estate}/register/letters`, people.officer, { requestKey: key(), 'buildings[0]': building }],
		[`/estates/${survey.estate_id}/surveys/${survey.id}/answer`, String(answering.person_id), { unitId: unit }],
	]
	for (const [path, who, body] of forms) {
		const answer = await post(path, who, body)
		expect(answer.status, `${path} ${JSON.stringify(body).slice(0, 120)}`).toBeGreaterThanOrEqual(400)
		await isClear(answer, path)
	}
	expect(database.fingerprint()).toEqual(before)
})

test('an unknown or broken filter is refused, never ignored and never an error of ours', async ({
	portal,
	database,
}) => {
	test.setTimeout(180_000)
	const { people, get } = asker(portal, database)
	const { sceneOf } = sceneMaker(portal, database)
	const pages = builtRoutes().filter(
		(route): route is BuiltRoute => route.hasLoader && !route.isLayout && route.id !== 'root',
	)
	const broken = [
		'unknown=1',
		'page=-1',
		'page=99999999999999999999',
		'deed=%3Cscript%3E',
		'from=2026-02-31',
		'q=%00',
		`q=${'a'.repeat(5000)}`,
		'q=%E0%A4%A',
		'__proto__=1',
		'page=1&page=2',
		'lng=../../x',
		'unit=%27%3B--',
		`redirectTo=//evil.example`,
	]
	for (const route of pages) {
		const { address } = await sceneOf(route)
		for (const query of broken)
			await isClear(await get(`${address}?${query}`, people.officer), `${address}?${query.slice(0, 40)}`)
	}
	const { estateId } = asker(portal, database)
	for (const path of [
		'/audit',
		'/audit/export',
		'/search',
		`/estates/${estateId}/register`,
		`/estates/${estateId}/plan`,
	]) {
		expect((await get(`${path}?unknown=1`, people.officer)).status, path).toBe(400)
	}
})

test('any shape of form to any action is answered without an error of ours', async ({ portal, database }) => {
	test.setTimeout(240_000)
	const { sceneOf, tokenOf } = sceneMaker(portal, database)
	const deep = `a${'[0]'.repeat(50)}`
	const shapes: (readonly [type: string, body: string])[] = [
		['application/json', '{"intent":{"$ne":1}}'],
		['text/plain', 'x'],
		['application/x-www-form-urlencoded', 'intent=comment&intent=hide&body[]=1&body[a]=2&scores=1&choice=x&funds=y'],
		['application/x-www-form-urlencoded', `__proto__[x]=1&constructor.prototype.y=2&${deep}=1`],
		[
			'application/x-www-form-urlencoded',
			`__intent__=${encodeURIComponent('{"type":"insert","payload":{"name":"__proto__"}}')}`,
		],
		['application/x-www-form-urlencoded', '__state__=%7Bnot+json'],
		['application/x-www-form-urlencoded', '%00=%00&%ff=%fe&=&&&a=%zz'],
		['application/x-www-form-urlencoded', Array.from({ length: 3000 }, (_, index) => `f${index}=1`).join('&')],
		['application/x-www-form-urlencoded', `matters[999999999].title=x&buildings[4294967295]=y&scores[__proto__]=5`],
		['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nhalf'],
		['multipart/form-data', 'no boundary'],
		[
			'multipart/form-data; boundary=x',
			'--x\r\nContent-Disposition: form-data; name="intent"; filename="a.txt"\r\n\r\nsave\r\n--x--',
		],
	]
	for (const route of builtRoutes().filter(({ hasAction }) => hasAction)) {
		const scene = await sceneOf(route)
		for (const standing of ['officer', 'owner'] as const) {
			for (const [type, body] of shapes) {
				const token = tokenOf(scene, standing)
				const answer = await ask(portal, scene.address, {
					method: 'POST',
					token,
					body,
					headers: { 'Content-Type': type },
				})
				await isClear(answer, `${scene.address} as ${standing}: ${type} ${body.slice(0, 60)}`)
			}
		}
	}
})

test('nobody is led away from the portal', async ({ portal }) => {
	const places = [
		'//evil.example',
		'https://evil.example/',
		'/\\evil.example',
		'\\\\evil.example',
		'/%2f/evil.example',
		'javascript:alert(1)',
		'/\t/evil.example',
		'http:evil.example',
		'/..//evil.example',
		' //evil.example',
		'/.//evil.example',
		'///evil.example',
		'/@evil.example',
		'data:text/html,x',
	]
	for (const redirectTo of places) {
		const body = new URLSearchParams({ size: 'large', redirectTo })
		const answer = await ask(portal, '/preferences', { method: 'POST', body })
		const location = answer.headers.get('Location') ?? ''
		expect(new URL(location, portal.origin).origin, redirectTo).toBe(portal.origin)
	}
	for (const host of ['evil.example', 'evil.example:1', 'a b', '127.0.0.1@evil.example', '']) {
		const status = await new Promise<number>((resolve) => {
			const sending = openRequest({
				port: portal.port,
				host: '127.0.0.1',
				path: '/',
				headers: { Host: host, 'X-Forwarded-Host': 'evil.example' },
			})
			sending.on('response', (response) => {
				let text = ''
				response.on('data', (chunk) => {
					text += chunk
				})
				response.on('end', () => resolve(text.includes('://evil.example') ? 999 : (response.statusCode ?? 0)))
			})
			sending.on('error', () => resolve(400))
			sending.end()
		})
		expect(status, host).toBeLessThan(500)
	}
})

journey.describe('with a clock of its own', () => {
	journey.use({ alone: true })

	journey('a code works once and ten minutes; a ballot after 24:00 is refused and not stored', async ({ portal }) => {
		const database = databaseOf(portal)
		const { people, estateId, post } = asker(portal, database)
		const { phone } = database.one('SELECT phone FROM people WHERE id = ?', people.owner)
		const browser = new Map<string, string>()
		const send = async (path: string, body: Record<string, string>) => {
			const Cookie = [...browser].map(([name, value]) => `${name}=${value}`).join('; ')
			const answer = await ask(portal, path, { method: 'POST', body: new URLSearchParams(body), headers: { Cookie } })
			for (const line of answer.headers.getSetCookie()) {
				const [, name = '', value = ''] = line.match(/^([^=]+)=([^;]*)/) ?? []
				browser.set(name, value)
			}
			return answer
		}
		const codeSent = async () => {
			expect((await send('/sign-in', { phone: String(phone) })).status).toBe(303)
			const row = database.one(
				"SELECT parameters FROM outbox WHERE template = 'sign-in-code' ORDER BY created_at DESC, id DESC",
			)
			return String(JSON.parse(String(row.parameters)).code)
		}
		const code = await codeSent()
		expect((await send('/sign-in/code', { intent: 'try', code })).status).toBe(303)
		browser.delete('session-0')
		expect((await send('/sign-in/code', { intent: 'try', code })).status).toBeGreaterThanOrEqual(400)

		const late = await codeSent()
		await portal.setClockAhead(11 * 60_000)
		const expired = await send('/sign-in/code', { intent: 'try', code: late })
		expect(expired.status).toBeGreaterThanOrEqual(400)
		expect(await expired.text()).toContain('已经失效')

		const vote = database.one('SELECT id, closes_at FROM votes WHERE estate_id = ? AND closed_at IS NULL', estateId)
		const { voter_id: voter } = database.one(
			'SELECT voter_id FROM ballots WHERE estate_id = ? AND cast_by = ?',
			estateId,
			people.owner,
		)
		const matters = database.rows('SELECT id FROM vote_matters WHERE estate_id = ? AND vote_id = ?', estateId, vote.id)
		const body = {
			intent: 'cast',
			voter: String(voter),
			...Object.fromEntries(matters.map(({ id }) => [`choice.${id}`, 'against'])),
		}
		const path = `/estates/${estateId}/votes/${vote.id}/ballot`
		const ballots = () => database.rows('SELECT id FROM ballots WHERE estate_id = ?', estateId).length
		const before = ballots()
		await portal.setClockAhead(Number(vote.closes_at) - Date.now() + 1_000)
		expect((await post(path, people.owner, { ...body, requestKey: newId() })).status).toBe(409)
		expect(ballots()).toBe(before)
		database.close()
	})
})
