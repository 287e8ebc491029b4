import { idOf, officerOf } from '../support/demo-people'
import { expect, test } from '../support/journey'
import { becomes } from '../support/steps'

/** The estates of the demo, told by what has happened there. */
const withoutVote = `SELECT e.id FROM estates e JOIN plan_versions v ON v.estate_id = e.id AND v.number = 1
	WHERE NOT EXISTS (SELECT 1 FROM votes WHERE estate_id = e.id) ORDER BY e.number`
const passedAndWaiting = `SELECT v.estate_id AS id FROM votes v JOIN estates e ON e.id = v.estate_id WHERE v.passed = 'yes'
	AND v.result_announced_at IS NOT NULL AND e.works_started_at IS NULL AND NOT EXISTS (SELECT 1 FROM reviews WHERE estate_id = e.id)
	AND (SELECT max(number) FROM plan_versions WHERE estate_id = e.id) = 1 ORDER BY e.number`

test('while a rule is unmet the plan can only be returned, with a reason', async ({ context, page, portal }) => {
	const estateId = idOf(portal, withoutVote)
	await becomes(context, portal, officerOf(portal, estateId))
	await page.goto(`/estates/${estateId}/review`)
	await expect(page.getByText('业主共同决定已通过（现行版本）').first()).toBeVisible()
	await expect(page.getByRole('radio', { name: /^通过/ })).toHaveCount(0)
	await page.getByRole('radio', { name: /^退回/ }).check()
	await page.getByRole('button', { name: '提交审查意见' }).click()
	await expect(page.getByRole('alert')).toContainText('退回要写明原因')
	await page.getByRole('textbox', { name: '原因' }).fill('请先由业主表决。')
	await page.getByRole('button', { name: '提交审查意见' }).click()
	await expect(page.getByText('已退回，原因已记录')).toBeVisible()
	await expect(page.getByText('请先由业主表决。')).toBeVisible()
})

test.describe('when every rule is met', () => {
	test.use({ alone: true })

	test('the plan is approved, and a new version closes the gate again', async ({ context, page, portal }) => {
		const estateId = idOf(portal, passedAndWaiting)
		await becomes(context, portal, officerOf(portal, estateId))
		await page.goto('/')
		await expect(page.getByText('待审查').first()).toBeVisible()
		await page.goto(`/estates/${estateId}/review`)
		await page.getByRole('radio', { name: /^通过/ }).check()
		await page.getByRole('button', { name: '提交审查意见' }).click()
		await expect(page.getByRole('status')).toBeVisible()
		await page.goto(`/estates/${estateId}/plan/draft`)
		await page.getByRole('button', { name: '开始写草稿' }).click()
		await page.getByLabel('方案说明').fill('改了说明。')
		await page.getByLabel('这一版改了什么').fill('说明写清楚了。')
		await page.getByRole('button', { name: '保存说明' }).click()
		await expect(page.getByText('说明已保存')).toBeVisible()
		await page.getByRole('button', { name: '公布第 2 版' }).click()
		await expect(page.getByText('第 2 版已公布')).toBeVisible()
		await page.goto(`/estates/${estateId}/review`)
		await expect(page.getByText(/方案改成第 2 版后须重新表决/).first()).toBeVisible()
		await expect(page.getByRole('radio', { name: /^通过/ })).toHaveCount(0)
		await page.goto(`/estates/${estateId}/works`)
		await expect(page.getByText('现在还不能开工')).toBeVisible()
		await expect(page.getByRole('button', { name: '登记开工' })).toHaveCount(0)
	})
})
