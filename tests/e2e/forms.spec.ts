import { extractText, getDocumentProxy } from 'unpdf'
import { captainOf, lookUp, officerOf, openVote } from '../support/demo-people'
import { expect, test } from '../support/journey'
import { sidewaysScrollOf, violationsOf } from '../support/page-checks'
import { becomes } from '../support/steps'

const printable = ['roll', 'notice', 'ballots', 'deliveries', 'power']

async function pagesOf(pdf: Buffer): Promise<string[]> {
	const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)))
	return text.map((page) => page.normalize('NFKC').replace(/\s+/g, ''))
}

test('the office prints each form on A4, and has it as PDF whose words can be searched', async ({
	context,
	page,
	portal,
}) => {
	test.setTimeout(180_000)
	const { estateId, voteId } = openVote(portal)
	await becomes(context, portal, officerOf(portal, estateId))
	await page.goto(`/estates/${estateId}/votes/${voteId}`)
	await page.getByRole('link', { name: '去打印' }).click()
	await expect(page.getByRole('heading', { level: 1, name: '表格和公示' })).toBeVisible()
	expect(await violationsOf(page)).toEqual([])
	expect(await sidewaysScrollOf(page)).toEqual([])
	await expect(page.getByText('截止并计票以后才能打印').first()).toBeVisible()
	const names = lookUp(portal, (database) => database.rows('SELECT name FROM owners WHERE estate_id = ?', estateId))
	const estate = String(
		lookUp(portal, (database) => database.one('SELECT name FROM estates WHERE id = ?', estateId)).name,
	).replace(/\s+/g, '')
	for (const form of printable) {
		const address = `/estates/${estateId}/votes/${voteId}/forms/${form}`
		await page.goto(address)
		expect(await sidewaysScrollOf(page), form).toEqual([])
		await page.emulateMedia({ media: 'print' })
		await page.setViewportSize({ width: 658, height: 990 })
		expect(await sidewaysScrollOf(page), `${form} on paper`).toEqual([])
		const printed = await pagesOf(await page.pdf({ preferCSSPageSize: true }))
		await page.emulateMedia({ media: null })
		const answer = await page.request.get(`${address}/pdf`)
		expect(answer.headers()['content-type']).toBe('application/pdf')
		const drawn = await pagesOf(await answer.body())
		for (const pages of [printed, drawn]) expect(pages.join(''), form).toMatch(/小区编号[A-Z]+-\d{4}/)
		// not of the browser's own PDF: its fonts may give a radical back (⻘) for the character (青)
		expect(drawn.join(''), form).toContain(estate.normalize('NFKC'))
		if (form === 'roll' || form === 'notice') {
			for (const { name } of names) expect(drawn.join(''), form).not.toContain(String(name))
		}
		if (form === 'ballots') {
			const onPage = await page.locator('article').count()
			expect(printed.length, 'a ballot is one page').toBe(onPage)
			expect(drawn.length).toBeGreaterThanOrEqual(onPage)
		}
	}
})

test('a captain prints for the own building alone, and no figure before the count', async ({
	context,
	page,
	portal,
}) => {
	const { estateId, voteId } = openVote(portal)
	const { personId, buildingId } = captainOf(portal, estateId)
	await becomes(context, portal, personId)
	const forms = `/estates/${estateId}/votes/${voteId}/forms`
	const [own, other] = lookUp(portal, (database) => [
		String(database.one('SELECT name FROM buildings WHERE id = ?', buildingId).name),
		database.one(
			'SELECT id, name FROM buildings WHERE estate_id = ? AND id <> ? ORDER BY position',
			estateId,
			buildingId,
		),
	])
	await page.goto(`${forms}/roll`)
	await expect(page.getByRole('heading', { level: 2, name: new RegExp(`：${own}$`) })).toBeVisible()
	await expect(page.getByRole('heading', { level: 2, name: new RegExp(`：${other.name}$`) })).toHaveCount(0)
	for (const form of ['roll', 'ballots', 'deliveries']) {
		const answer = await page.request.get(`${forms}/${form}?building=${other.id}`)
		expect(answer.status(), form).toBe(404)
	}
	for (const form of ['count-record', 'preliminary', 'announcement']) {
		await page.goto(`${forms}/${form}`)
		await expect(page.getByText('还不能打印')).toBeVisible()
		expect(await page.locator('main').innerText()).not.toMatch(/同意 \d|反对 \d/)
	}
})
