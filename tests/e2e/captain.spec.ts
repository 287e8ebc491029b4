import { captainOf, idOf, lookUp, openVote } from '../support/demo-people'
import { expect, test } from '../support/journey'
import { becomes, pageOf } from '../support/steps'

test('a captain sees who has voted, never what', async ({ context, page, portal }) => {
	const { estateId } = openVote(portal)
	const captain = captainOf(portal, estateId)
	await becomes(context, portal, captain.personId)
	await page.goto(`/estates/${estateId}/grid/${captain.buildingId}`)
	await expect(page.getByText(/共 \d+ 户 · 已投 \d+ 户/)).toBeVisible()
	await expect(page.locator('main')).not.toContainText(/同意|反对|弃权/)
	await page.getByRole('link', { name: /^未投/ }).first().click()
	await expect(page.locator('.doors').getByRole('link', { name: /已投/ })).toHaveCount(0)
	await page
		.getByRole('main')
		.getByRole('link', { name: /\d{3}.*未投/ })
		.first()
		.click()
	await expect(page.getByText('建筑面积').first()).toBeVisible()
	await expect(page.locator('main')).not.toContainText(/同意|反对|弃权/)
})

test('a visit is recorded in three taps, and once, though the network goes', async ({ context, page, portal }) => {
	const { estateId, voteId } = openVote(portal)
	const captain = captainOf(portal, estateId)
	await becomes(context, portal, captain.personId)
	await page.goto(`/estates/${estateId}/grid/${captain.buildingId}?show=unvoted`)
	await page.locator('.doors').getByRole('link').first().click()
	await page.locator('fieldset').getByText('不在家', { exact: true }).click()
	await page.getByLabel('备注').fill('门铃坏了，请敲门')
	await expect(page.getByText('已在手机上暂存')).toBeVisible()
	await context.setOffline(true)
	await page.getByRole('button', { name: '记下来' }).click()
	await expect(page.getByText('没有网络，还没有送出')).toBeVisible()
	await page.getByRole('button', { name: '记下来' }).click()
	await expect(page.getByText('没有网络，还没有送出')).toBeVisible()
	await context.setOffline(false)
	await expect(page.getByText('已记下。')).toBeVisible()
	await expect(page.getByText('门铃坏了，请敲门', { exact: true })).toBeVisible()
	const query = 'SELECT outcome FROM visits WHERE vote_id = ? AND note = ?'
	const kept = lookUp(portal, (database) => database.rows(query, voteId, '门铃坏了，请敲门'))
	expect(kept).toEqual([{ outcome: 'not-home' }])
	expect(await page.evaluate(() => localStorage.length)).toBe(0)
})

test('what was typed at a door is there again after the page was closed, and gone after signing out', async ({
	context,
	page,
	portal,
}) => {
	const { estateId } = openVote(portal)
	const captain = captainOf(portal, estateId)
	await becomes(context, portal, captain.personId)
	await page.goto(`/estates/${estateId}/grid/${captain.buildingId}?show=unvoted`)
	await page.locator('.doors').getByRole('link').last().click()
	await page.locator('fieldset').getByText('拒绝', { exact: true }).click()
	await page.reload()
	await expect(page.getByText('上次没有送出的内容已经放回')).toBeVisible()
	await expect(page.getByRole('radio', { name: '拒绝' })).toBeChecked()
	await page.goto('/me')
	await page.getByRole('button', { name: '退出登录' }).first().click()
	await expect(page.getByText('登录').first()).toBeVisible()
	expect(await page.evaluate(() => localStorage.length)).toBe(0)
})

test('a captain posts a notice to the building and sees who has read it', async ({
	browser,
	context,
	page,
	portal,
}) => {
	const { estateId } = openVote(portal)
	const { personId, buildingId } = captainOf(portal, estateId)
	await becomes(context, portal, personId)
	await page.goto(`/estates/${estateId}/notices/new`)
	await page.getByLabel('标题').fill('周六上午清理楼道杂物')
	await page.getByLabel('内容').fill('请把门口的东西收进屋里。')
	await page.getByRole('button', { name: '发布' }).click()
	await expect(page.getByText('公告已发布')).toBeVisible()
	const notice = page.url()
	const read = async () =>
		Number(
			(
				await page
					.getByText(/已读 \d+ \/ \d+ 户/)
					.first()
					.innerText()
			).match(/已读 (\d+)/)?.[1],
		)
	const before = await read()
	const neighbour = idOf(
		portal,
		`SELECT h.person_id AS id FROM homes h JOIN units u ON u.estate_id = h.estate_id AND u.id = h.unit_id
		 WHERE h.estate_id = ? AND u.building_id = ? AND h.relation = 'owner' AND h.person_id <> ?
		   AND (SELECT count(*) FROM homes o WHERE o.person_id = h.person_id) = 1 ORDER BY h.id DESC`,
		estateId,
		buildingId,
		personId,
	)
	const reader = await pageOf(browser, portal, neighbour, page)
	await reader.goto('/')
	await expect(reader.getByText('周六上午清理楼道杂物').first()).toBeVisible()
	await reader.goto(notice)
	await expect(reader.getByText('您家已读')).toBeVisible()
	await expect(async () => {
		await page.goto(notice)
		expect(await read()).toBe(before + 1)
	}).toPass({ timeout: 20_000 })
	await reader.context().close()
})
