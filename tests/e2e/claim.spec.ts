import { idOf, lookUp, officerOf, openVote } from '../support/demo-people'
import { expect, test } from '../support/journey'
import { claimByLetter, pageOf, signInByPhone, signOut } from '../support/steps'

test('a resident claims the home with the letter, signs out, and comes back by phone; the code works once', async ({
	browser,
	page,
	portal,
}, testInfo) => {
	const phone = testInfo.project.name === 'phone' ? '13911110001' : '13911110002'
	const { estateId } = openVote(portal)
	const officer = await pageOf(browser, portal, officerOf(portal, estateId), page)
	await officer.goto(`/estates/${estateId}/register/letters`)
	await officer.getByRole('button', { name: '制作邀请信' }).click()
	await expect(officer.getByRole('heading', { name: '打印邀请信' })).toBeVisible()
	const [, code] = (await officer.getByRole('article').first().innerText()).match(/认领码\s*([2-9A-Z-]{11})/) ?? []
	await officer.context().close()

	await claimByLetter(page, `/claim/${code}`, phone)
	await signOut(page)
	await signInByPhone(page, phone)
	await page.goto('/me')
	await expect(page.getByText('产权人').first()).toBeVisible()

	await signOut(page)
	await page.goto(`/claim/${code}`)
	await expect(page.getByText('这封邀请信已经用过了')).toBeVisible()
})

test('a code is for the browser that asked, and is burnt after five wrong tries', async ({ page, portal }) => {
	const phone = String(
		lookUp(portal, (database) =>
			database.one("SELECT phone FROM people WHERE kind = 'resident' AND phone IS NOT NULL ORDER BY phone DESC"),
		).phone,
	)
	await page.goto('/sign-in')
	await page.getByLabel('手机号码').fill(phone)
	await page.getByRole('button', { name: '获取验证码' }).click()
	for (let attempt = 1; attempt <= 5; attempt++) {
		await page.getByLabel('验证码').fill('000000')
		await page.getByRole('button', { name: '登录', exact: true }).click()
		await expect(page.getByRole('alert')).toBeVisible()
	}
	await page.getByLabel('验证码').fill('000001')
	await page.getByRole('button', { name: '登录', exact: true }).click()
	await expect(page.getByText(/已经作废/)).toBeVisible()
	expect(idOf(portal, 'SELECT id FROM people WHERE phone = ?', phone)).not.toBe('')
})
