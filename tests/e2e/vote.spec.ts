import { officerOf, openVote, ownerOf, phoneOf } from '../support/demo-people'
import { expect, test } from '../support/journey'
import { becomes, castVote, signInByPhone } from '../support/steps'

test('an owner votes, sees what was chosen, changes it and keeps the last receipt', async ({
	context,
	page,
	portal,
}) => {
	const { estateId, voteId } = openVote(portal)
	await becomes(context, portal, ownerOf(portal, estateId))
	const vote = `/estates/${estateId}/votes/${voteId}`
	const first = await castVote(page, `${vote}/ballot`, '反对')
	await expect(page.getByRole('definition').filter({ hasText: '反对' }).first()).toBeVisible()
	const earlier = page.url()
	const second = await castVote(page, `${vote}/ballot`, '同意')
	expect(second).not.toBe(first)
	await page.goto(earlier)
	await expect(page.getByText('这张票后来被更改过')).toBeVisible()
	await page.goto(vote)
	await expect(page.getByText(second)).toBeVisible()
})

test('nobody sees how others voted while it is open, not even the office', async ({ context, page, portal }) => {
	const { estateId, voteId } = openVote(portal)
	await becomes(context, portal, officerOf(portal, estateId))
	for (const path of [`votes/${voteId}`, `votes/${voteId}/result`]) {
		await page.goto(`/estates/${estateId}/${path}`)
		await expect(page.getByText('同意人数')).toHaveCount(0)
		await expect(page.getByText('同意面积')).toHaveCount(0)
	}
})

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false })

	test('a resident signs in by phone and votes, to the receipt', async ({ page, portal }) => {
		const { estateId, voteId } = openVote(portal)
		await signInByPhone(page, phoneOf(portal, ownerOf(portal, estateId, { position: 1 })))
		await page.goto(`/estates/${estateId}/votes/${voteId}`)
		await page.getByRole('link', { name: /去投票/ }).click()
		await page.getByRole('button', { name: '下一步：核对' }).click()
		await expect(page.getByRole('alert')).toContainText('有地方需要改一下')
		const receipt = await castVote(page, page.url(), '弃权')
		expect(receipt).toMatch(/^WG-/)
	})
})

test.describe('at the deadline', () => {
	test.use({ alone: true })

	test('at 24:00 the vote closes by itself, a late ballot is refused, and the count is posted as preliminary', async ({
		context,
		page,
		portal,
	}) => {
		const { estateId, voteId } = openVote(portal)
		const vote = `/estates/${estateId}/votes/${voteId}`
		const owner = ownerOf(portal, estateId)
		await becomes(context, portal, owner)
		await page.goto(`${vote}/ballot`)
		for (const matter of await page
			.getByRole('group')
			.filter({ hasText: /第 \d+ 项/ })
			.all()) {
			await matter.getByRole('radio', { name: /^同意/ }).check()
		}
		await page.getByRole('button', { name: '下一步：核对' }).click()
		await expect(page.getByRole('heading', { name: '请核对您的选择' })).toBeVisible()
		const ahead = 4 * 24 * 60 * 60 * 1000
		await portal.setClockAhead(ahead)
		await page.getByRole('button', { name: '确认并提交投票' }).click()
		await expect(page.getByRole('alert')).toContainText('没有办成')
		await expect(page.getByText('这些选择没有提交')).toBeVisible()
		await expect(async () => {
			await page.goto(vote)
			await expect(page.getByText('初步统计，还不是结果')).toBeVisible({ timeout: 1000 })
		}).toPass({ timeout: 20_000 })
		const matter = page.getByRole('region', { name: /^第 1 项/ })
		for (const bar of ['参与人数', '参与面积', '同意人数', '同意面积']) {
			await expect(matter.getByText(bar).first()).toBeVisible()
		}
		await page.goto(`${vote}/result`)
		await expect(page.getByRole('heading', { name: '初步统计公示', exact: true })).toBeVisible()
		await expect(page.getByText(/业主认为统计有误/)).toBeVisible()
	})
})
