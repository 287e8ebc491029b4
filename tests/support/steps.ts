import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test'
import { totpCode } from '~/features/identity/totp.server'
import { demoPassword, demoTotpSecret } from '../../scripts/demo/accounts'
import type { Portal } from './portal'
import { databaseOf, sessionCookieName, sessionFor } from './standings'

/** What people do on many pages, as they do it. */

const press = (page: Page, name: string | RegExp) =>
	page.getByRole('button', { name, exact: typeof name === 'string' }).click()

/** Password, then the code of the authenticator app. `ahead`: of the portal's clock, in ms. */
export async function signInAsStaff(page: Page, loginName: string, ahead = 0): Promise<void> {
	await page.goto('/staff/sign-in')
	await page.getByLabel('登录名').fill(loginName)
	await page.getByLabel('密码').fill(demoPassword)
	await press(page, '下一步')
	await page.getByLabel('动态验证码').fill(totpCode(demoTotpSecret, Date.now() + ahead))
	await press(page, '登录')
	await expect(page).toHaveURL(/\/$/)
}

/** The six digits of the newest message in the outbox, read on a page beside. */
export async function newestCode(page: Page): Promise<string> {
	const beside = await page.context().newPage()
	await beside.goto('/outbox?lng=zh-CN')
	const [, code = ''] = (await beside.locator('main').innerText()).match(/验证码 (\d{6})/) ?? []
	await beside.close()
	expect(code, 'a code in the outbox').toMatch(/^\d{6}$/)
	return code
}

export async function signInByPhone(page: Page, phone: string): Promise<void> {
	await page.goto('/sign-in')
	await page.getByLabel('手机号码').fill(phone)
	await press(page, '获取验证码')
	const code = page.getByLabel('验证码')
	await code.waitFor()
	await code.fill(await newestCode(page))
	await press(page, '登录')
	await expect(page).not.toHaveURL(/sign-in/)
}

/** With the address of a letter's QR: this is my home, I am its owner, my phone, the code. */
export async function claimByLetter(page: Page, address: string, phone: string): Promise<void> {
	await page.goto(address)
	await page
		.getByRole('radio', { name: /^产权人/ })
		.first()
		.check()
	await press(page, '下一步')
	await page.getByLabel('手机号码').fill(phone)
	await press(page, '获取验证码')
	const code = page.getByLabel('验证码')
	await code.waitFor()
	await code.fill(await newestCode(page))
	await press(page, '确认登记')
	await expect(page.getByText('登记好了')).toBeVisible()
}

export async function signOut(page: Page): Promise<void> {
	await page.goto('/me')
	await press(page, '退出登录')
	await expect(page.getByText('您已退出登录')).toBeVisible()
}

/** One answer to every matter, read back, cast. Ends on the receipt; answers its number. */
export async function castVote(page: Page, ballot: string, choice: '同意' | '反对' | '弃权'): Promise<string> {
	await page.goto(ballot)
	for (const matter of await page
		.getByRole('group')
		.filter({ hasText: /第 \d+ 项/ })
		.all()) {
		await matter.getByRole('radio', { name: new RegExp(`^${choice}`) }).check()
	}
	await press(page, '下一步：核对')
	await expect(page.getByRole('heading', { name: '请核对您的选择' })).toBeVisible()
	await press(page, '确认并提交投票')
	await expect(page.getByRole('heading', { name: '投票成功' })).toBeVisible()
	const [receipt = ''] = (await page.locator('main').innerText()).match(/WG(-[0-9A-Z]{4}){2,4}/) ?? []
	return receipt
}

/** Signed in without the steps of signing in, where they are not the point; `at` is the portal's time. */
export async function becomes(
	context: BrowserContext,
	portal: Portal,
	personId: string,
	at = Date.now(),
): Promise<void> {
	const database = databaseOf(portal)
	const value = sessionFor(database, personId, at)
	database.close()
	await context.addCookies([{ name: sessionCookieName, value, domain: '127.0.0.1', path: '/' }])
}

/** A page in a browser of one's own, signed in as this person. */
export async function pageOf(
	browser: Browser,
	portal: Portal,
	personId: string,
	like: Page,
	at?: number,
): Promise<Page> {
	const viewport = like.viewportSize()
	const context = await browser.newContext({ baseURL: portal.origin, locale: 'zh-CN', ...(viewport && { viewport }) })
	await becomes(context, portal, personId, at)
	return context.newPage()
}
