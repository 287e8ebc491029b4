import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { captainOf, lookUp, officerOf, openVote } from '../support/demo-people'
import { expect, test } from '../support/journey'
import { becomes, pageOf } from '../support/steps'

/** A door of the captain's building whose owner has an account and has not voted, and on which the captain does not live. */
const freeDoor = `SELECT u.id AS unit, h.person_id AS owner, v.number AS number
	FROM roll_units r JOIN roll_voters v ON v.estate_id = r.estate_id AND v.vote_id = r.vote_id AND v.id = r.voter_id
	JOIN units u ON u.estate_id = r.estate_id AND u.id = r.unit_id
	JOIN homes h ON h.estate_id = u.estate_id AND h.unit_id = u.id AND h.relation = 'owner' AND h.ended_at IS NULL
	WHERE r.estate_id = ? AND r.vote_id = ? AND u.building_id = ? AND v.last_seq = 0 AND v.unit_count = 1
	  AND h.person_id <> ? AND NOT EXISTS (SELECT 1 FROM paper_ballots p WHERE p.estate_id = r.estate_id AND p.voter_id = v.id)
	ORDER BY u.id`

const photo = async () => ({
	name: '票.jpg',
	mimeType: 'image/jpeg',
	buffer: await sharp({ create: { width: 300, height: 400, channels: 3, background: '#eee' } })
		.jpeg()
		.toBuffer(),
})

async function tick(page: Page, choice: RegExp): Promise<void> {
	const matters = page.getByRole('group').filter({ hasText: /^第 \d+ 项/ })
	await matters.first().waitFor()
	for (const matter of await matters.all()) {
		await matter.getByText(choice).click()
	}
}

test('a paper from the door: the captain enters it, another person confirms it from the photo, the owner reads it', async ({
	browser,
	context,
	page,
	portal,
}) => {
	const { estateId, voteId } = openVote(portal)
	const captain = captainOf(portal, estateId)
	const door = lookUp(portal, (database) =>
		database.one(freeDoor, estateId, voteId, captain.buildingId, captain.personId),
	)
	const papers = `/estates/${estateId}/votes/${voteId}/papers`
	const onGrid = page.locator(`.doors a[href*="unit=${door.unit}"]`)

	// a captain's entry: door, choices, photo, check
	await becomes(context, portal, captain.personId)
	await page.goto(`${papers}/new?unit=${door.unit}`)
	await expect(page.getByText(`第 ${door.number} 号票`).first()).toBeVisible()
	await page.getByRole('button', { name: '保存' }).click()
	await expect(page.getByRole('alert')).toContainText('请拍一张票的照片')
	await tick(page, /^同意$/)
	await page.getByLabel('拍下签了名的票').setInputFiles(await photo())
	await page.getByRole('checkbox', { name: '已对照票面逐项核对，一致' }).check()
	await page.getByRole('button', { name: '保存' }).click()
	await expect(page.getByText('的票已保存')).toBeVisible()
	await expect(page.getByRole('link', { name: /^下一户/ })).toBeVisible()
	expect(await page.evaluate(() => localStorage.length)).toBe(0)

	// nothing of it is shown to the captain again
	await page.goto(`${papers}/new?unit=${door.unit}`)
	await expect(page.getByText('已经交过一张纸质票')).toBeVisible()
	await expect(page.getByRole('radio', { checked: true })).toHaveCount(0)
	await page.goto(papers)
	await expect(page.getByText(`第 ${door.number} 号 ·`)).toHaveCount(0)
	const [{ id: paperId = '', photo_file_id: fileId = '' } = {}] = lookUp(portal, (database) =>
		database.rows('SELECT id, photo_file_id FROM paper_ballots WHERE vote_id = ? AND unit_id = ?', voteId, door.unit),
	)
	const file = `/estates/${estateId}/files/${fileId}`
	expect((await page.request.get(file)).status()).toBe(404)
	await page.goto(`/estates/${estateId}/grid/${captain.buildingId}`)
	await expect(onGrid).toContainText('待确认')

	// the second person, from the photo alone
	const second = await pageOf(browser, portal, officerOf(portal, estateId), page)
	await second.goto(papers)
	await second
		.getByRole('link', { name: new RegExp(`^第 ${door.number} 号 ·`) })
		.first()
		.click()
	await expect(second.getByRole('img')).toHaveCount(0)
	await second.getByRole('button', { name: '开始复核' }).click()
	await expect(second.getByRole('img')).toBeVisible()
	expect((await second.request.get(file)).headers()['cache-control']).toBe('no-store')
	await tick(second, /^同意$/)
	await second.getByRole('checkbox', { name: '已对照票面逐项核对，一致' }).check()
	await second.getByRole('button', { name: '保存' }).click()
	await expect(second.getByText('已保存。谢谢您。')).toBeVisible()
	await second.context().close()

	// the grid says how, not what
	await page.goto(`/estates/${estateId}/grid/${captain.buildingId}`)
	await expect(onGrid).toContainText('纸')
	await expect(onGrid).not.toContainText('待确认')
	await expect(page.locator('main')).not.toContainText(/同意|反对|弃权/)
	await page.goto(`${papers}/${paperId}/again`)
	await expect(page.getByText('这张票不用您录了')).toBeVisible()

	// the owner reads it, with the number of its receipt
	const owner = await pageOf(browser, portal, String(door.owner), page)
	await owner.goto(`/estates/${estateId}/votes/${voteId}`)
	await owner.locator(`a[href*="/receipts/"]`).first().click()
	await expect(owner.getByText('同意').first()).toBeVisible()
	await owner.context().close()
})

test('two readings that differ wait for the officer, who decides as a third person', async ({
	browser,
	context,
	page,
	portal,
}) => {
	const { estateId, voteId } = openVote(portal)
	const captain = captainOf(portal, estateId)
	const [, door] = lookUp(portal, (database) =>
		database.rows(freeDoor, estateId, voteId, captain.buildingId, captain.personId),
	)
	const papers = `/estates/${estateId}/votes/${voteId}/papers`
	await becomes(context, portal, captain.personId)
	await page.goto(`${papers}/new?unit=${door?.unit}`)
	await tick(page, /^反对$/)
	await page.getByLabel('拍下签了名的票').setInputFiles(await photo())
	await page.getByRole('checkbox', { name: '已对照票面逐项核对，一致' }).check()
	// the network goes, and the same entry is sent again when it is back
	await context.setOffline(true)
	await page.getByRole('button', { name: '保存' }).click()
	await expect(page.getByText('没有网络，还没有送出')).toBeVisible()
	await context.setOffline(false)
	await expect(page.getByText('的票已保存')).toBeVisible({ timeout: 30_000 })
	const rows = lookUp(portal, (database) =>
		database.rows('SELECT id FROM paper_ballots WHERE vote_id = ? AND unit_id = ?', voteId, door?.unit),
	)
	expect(rows).toHaveLength(1)
	const paper = `${papers}/${rows[0]?.id}`

	const other = lookUp(portal, (database) => {
		const grant = { id: `g-${rows[0]?.id}`, person_id: String(door?.owner), role: 'captain', granted_at: 0 }
		const [free] = database.rows(freeDoor, estateId, voteId, captain.buildingId, String(door?.owner))
		const scope = { scope_kind: 'building', scope_id: captain.buildingId, estate_id: estateId, region_path: null }
		database.insert('grants', { ...grant, person_id: String(free?.owner), ...scope })
		return String(free?.owner)
	})
	const second = await pageOf(browser, portal, other, page)
	await second.goto(`${paper}/again`)
	await second.getByRole('button', { name: '开始复核' }).click()
	await tick(second, /^弃权$/)
	await second.getByRole('checkbox', { name: '已对照票面逐项核对，一致' }).check()
	await second.getByRole('button', { name: '保存' }).click()
	await expect(second.getByText('已保存。谢谢您。')).toBeVisible()
	expect((await second.request.get(paper)).status()).toBe(404)
	await second.context().close()

	const officer = await pageOf(browser, portal, officerOf(portal, estateId), page)
	await officer.goto(`${papers}?state=differs`)
	await officer.getByRole('link', { name: new RegExp(`^第 ${door?.number} 号`) }).click()
	const table = officer.getByRole('table', { name: '两次录入' })
	await expect(table).toContainText('反对')
	await expect(table).toContainText('弃权')
	await tick(officer, /^反对$/)
	await officer.getByRole('button', { name: '按此裁定' }).click()
	await expect(officer.getByText('已裁定。')).toBeVisible()
	const [state] = lookUp(portal, (database) =>
		database.rows('SELECT state FROM paper_ballots WHERE id = ?', rows[0]?.id),
	)
	expect(state).toEqual({ state: 'confirmed' })
	await officer.context().close()
})
