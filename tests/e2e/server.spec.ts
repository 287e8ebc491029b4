import { expect, test } from '../support/journey'

test('a page runs its scripts under our Content-Security-Policy without a violation', async ({ page }) => {
	const complaints: string[] = []
	page.on('console', (message) => {
		if (/Content Security Policy|violates/i.test(message.text())) complaints.push(message.text())
	})
	page.on('pageerror', (error) => complaints.push(error.message))
	await page.goto('/')
	await page.waitForFunction(() => '__remixRouter' in window || '__remixRouteModules' in window)
	expect(complaints).toEqual([])
})

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false })

	test('a form is sent with an Origin that the portal accepts', async ({ page }) => {
		await page.goto('/')
		await page.getByRole('button', { name: '大字版' }).click()
		await expect(page.locator('html')).toHaveAttribute('data-size', 'large')
	})
})
