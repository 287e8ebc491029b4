import type { Page } from '@playwright/test'
import { totpCode } from '~/features/identity/totp.server'
import { demoPassword, demoTotpSecret } from '../../scripts/demo/accounts'
import { officerOf, openVote, ownerOf, phoneOf } from '../support/demo-people'
import { expect, test } from '../support/journey'
import {
	chineseData,
	chineseOf,
	complaintsOf,
	rawKeysOf,
	sidewaysScrollOf,
	smallTargetsOf,
	violationsOf,
} from '../support/page-checks'
import { databaseOf } from '../support/standings'
import { becomes, newestCode, pageOf } from '../support/steps'

/** Pages that only a walk reaches: between two steps, or with an error on them. */
for (const lng of ['zh-CN', 'en'] as const) {
	test.describe(lng, () => {
		test.use({ locale: lng })

		test.beforeEach(async ({ context }) => {
			await context.addCookies([{ name: 'lng', value: lng, domain: '127.0.0.1', path: '/' }])
		})

		async function looksRight(page: Page, data: ReadonlySet<string>): Promise<void> {
			const found = [
				...(await violationsOf(page)),
				...(await smallTargetsOf(page)),
				...(await sidewaysScrollOf(page)),
				...(await rawKeysOf(page)),
				...(lng === 'en' ? await chineseOf(page, data) : []),
			]
			expect(found, page.url()).toEqual([])
		}

		const submit = (page: Page) => page.locator('main form button[type=submit]:not(.sr-only)').first().click()

		test('the steps of signing in, of claiming a home and of voting, and their errors', async ({
			browser,
			page,
			portal,
		}) => {
			test.setTimeout(120_000)
			const { estateId, voteId } = openVote(portal)
			const database = databaseOf(portal)
			const data = new Set([...chineseData(database), '陈测试'])
			database.close()
			const complaints = complaintsOf(page)

			await page.goto('/sign-in')
			await submit(page)
			await expect(page.getByRole('alert')).toBeFocused()
			await expect(page).toHaveTitle(/^(错误：|Error: )/)
			await looksRight(page, data)
			await page.locator('input[name=phone]').fill(phoneOf(portal, ownerOf(portal, estateId, { position: 4 })))
			await submit(page)
			const code = page.locator('input[name=code]')
			await code.waitFor()
			await looksRight(page, data)
			await code.fill('12')
			await submit(page)
			await expect(page.getByRole('alert')).toBeVisible()
			await looksRight(page, data)
			await code.fill(await newestCode(page))
			await submit(page)
			await expect(page).not.toHaveURL(/sign-in/)

			await page.goto(`/estates/${estateId}/votes/${voteId}/ballot`)
			const choices = page.locator('input[type=radio]')
			await submit(page)
			await expect(page.getByRole('alert')).toBeVisible()
			await looksRight(page, data)
			for (const matter of await page.locator('main form fieldset').all())
				await matter.locator('input[value=for]').check()
			await submit(page)
			await expect(choices).toHaveCount(0)
			await looksRight(page, data)
			await submit(page)
			await expect(page).toHaveURL(/\/receipts\//)
			await looksRight(page, data)
			await page.context().clearCookies({ name: 'session-0' })

			const officer = await pageOf(browser, portal, officerOf(portal, estateId), page)
			await officer.goto(`/estates/${estateId}/register/letters`)
			await submit(officer)
			await officer.waitForURL(/letters\/./)
			const [letter = ''] =
				(await officer.getByRole('article').last().innerText()).match(/[2-9A-Z]{5}-[2-9A-Z]{5}/) ?? []
			await officer.context().close()
			await page.goto(`/claim/${letter}`)
			await looksRight(page, data)
			await submit(page)
			await expect(page.getByRole('alert')).toBeVisible()
			await looksRight(page, data)
			await page.locator('input[value=tenant]').check()
			await page.locator('input[name=name]').fill('陈测试')
			await submit(page)
			await page.locator('input[name=phone]').waitFor()
			await looksRight(page, data)
			await page.locator('input[name=phone]').fill('13955550001')
			await submit(page)
			await code.waitFor()
			await looksRight(page, data)

			await page.goto('/staff/sign-in')
			await page.locator('input[name=loginName]').fill('beilu')
			await page.locator('input[name=password]').fill(demoPassword)
			await submit(page)
			await code.waitFor()
			await looksRight(page, data)
			await code.fill(totpCode(demoTotpSecret, Date.now()) === '000000' ? '000001' : '000000')
			await submit(page)
			await expect(page.getByRole('alert')).toBeVisible()
			await looksRight(page, data)
			expect(complaints().filter((text) => !/40[09]/.test(text))).toEqual([])
		})

		test('an officer who leaves out what is needed is told on the page', async ({ context, page, portal }) => {
			const { estateId } = openVote(portal)
			await becomes(context, portal, officerOf(portal, estateId))
			const database = databaseOf(portal)
			const data = chineseData(database)
			database.close()
			for (const path of ['notices/new', 'captains', 'works', 'review', 'votes/new']) {
				await page.goto(`/estates/${estateId}/${path}`)
				const button = page
					.locator('main form button[type=submit]:not([disabled]):not(.sr-only):not([value=save])')
					.last()
				if ((await button.count()) === 0) continue
				for (const input of await page.locator('main form').locator('input[type=text], textarea').all())
					if (await input.isVisible()) await input.fill('')
				await button.click()
				await expect(page.getByRole('alert')).toBeVisible()
				await looksRight(page, data)
			}
		})
	})
}
