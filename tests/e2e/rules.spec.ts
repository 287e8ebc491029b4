import { idOf } from '../support/demo-people'
import { expect, test } from '../support/journey'
import { becomes } from '../support/steps'

const countyOfficer = `SELECT person_id AS id FROM grants WHERE role = 'county-officer' AND ended_at IS NULL`
const auditor = `SELECT person_id AS id FROM grants WHERE role = 'auditor' AND ended_at IS NULL`

test('anyone reads the rules with their sources, and reckons a deadline over the holidays', async ({ page }) => {
	await page.goto('/profiles')
	await page.getByRole('link', { name: '济南市加装电梯规则' }).click()
	await expect(page.getByText('全体业主里，人数和面积都要占三分之二以上')).toBeVisible()
	await expect(page.getByRole('row', { name: /初步结果公示天数/ })).toContainText('公示 15 天')
	await expect(page.getByRole('link', { name: '起草新版本' })).toHaveCount(0)
	await page.goto('/calendar?from=2026-09-29&days=3')
	await expect(page.getByText(/顺延到 2026年10月8日 24:00/)).toBeVisible()
	expect((await page.goto('/profiles/nowhere-1'))?.status()).toBe(404)
})

test.describe('with a county of its own', () => {
	test.use({ alone: true })

	test('an officer sees what a rule would have done to closed votes before it is saved', async ({
		context,
		page,
		portal,
	}) => {
		await becomes(context, portal, idOf(portal, countyOfficer))
		await page.goto('/profiles/national-1/new-version')
		await page.getByLabel('中文名称').first().fill('武侯区规则')
		await page.getByLabel('英文名称').first().fill('Wuhou rule')
		await page.getByText(/^5\. 使用建筑物及其附属设施的维修资金/).click()
		const use = (name: string) => page.locator(`[name="matterClasses[4].${name}"]`)
		await use('approvalNumerator').fill('3')
		await page.getByRole('button', { name: '预览对已结束表决的影响' }).click()
		await expect(page.getByRole('alert')).toContainText('这个比例没有意义')
		await expect(page.getByRole('alert')).toContainText('这一项改了，依据还是原来的')
		await use('approvalNumerator').fill('999')
		await use('approvalDenominator').fill('1000')
		await page.getByLabel('依据：表决事项和通过的条件').fill('武侯区规定第一条')
		await page.getByRole('button', { name: '预览对已结束表决的影响' }).click()
		await expect(page.getByRole('heading', { name: '如果早就用这个规则' })).toBeVisible()
		await expect(page.getByRole('table', { name: '结果会变的事项' })).toContainText('未通过')
		await page.getByRole('button', { name: '保存为新版本' }).click()
		await expect(page.getByRole('status')).toContainText('新版本已经保存')
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('武侯区规则')
		await expect(page.getByText('尚未生效').first()).toBeVisible()
	})

	test('the list of a year is pasted; what is wrong in it is told by its line', async ({ context, page, portal }) => {
		await becomes(context, portal, idOf(portal, countyOfficer))
		await page.goto('/calendar/import')
		await page.getByLabel('通知的名称和日期').fill('某年的通知')
		const list = page.getByLabel('放假和调休的日子')
		await list.fill('日期,类别,名称\n2027-01-01,休,元旦\n2027-02-30,休,春节')
		await page.getByRole('button', { name: '导入' }).click()
		await expect(page.getByRole('alert')).toContainText('第 3 行：没有这一天')
		await expect(list).toHaveValue(/2027-02-30/)
		await list.fill('2027-01-01,休,元旦\n2027-01-03,班,元旦')
		await page.getByRole('button', { name: '导入' }).click()
		await expect(page.getByRole('status')).toContainText('共 2 天')
		await becomes(context, portal, idOf(portal, auditor))
		expect((await page.goto('/calendar/import'))?.status()).toBe(404)
	})
})
