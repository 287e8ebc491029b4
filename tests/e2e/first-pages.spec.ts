import { captainOf, idOf, openVote, ownerOf, staffId } from '../support/demo-people'
import { expect, test } from '../support/journey'
import { becomes } from '../support/steps'

test("an owner's first page asks for the vote and shows the unread notice", async ({ context, page, portal }) => {
	const { estateId } = openVote(portal)
	await becomes(context, portal, ownerOf(portal, estateId, { position: 3 }))
	await page.goto('/')
	await expect(page.getByText(/轮到您了 · /).first()).toBeVisible()
	await page.getByRole('link', { name: '去投票' }).first().click()
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test("a tenant's first page asks for no vote", async ({ context, page, portal }) => {
	const { estateId } = openVote(portal)
	const tenant = idOf(portal, "SELECT person_id AS id FROM homes WHERE estate_id = ? AND relation = 'tenant'", estateId)
	await becomes(context, portal, tenant)
	await page.goto('/')
	await expect(page.getByRole('link', { name: '去投票' })).toHaveCount(0)
})

test("a captain's first page counts the homes not yet reached", async ({ context, page, portal }) => {
	const { estateId } = openVote(portal)
	await becomes(context, portal, captainOf(portal, estateId).personId)
	await page.goto('/')
	await expect(page.getByText(/\d+ 户没投，共 \d+ 户/).first()).toBeVisible()
})

test("an officer's first page lists the reviews due and the votes that run", async ({ context, page, portal }) => {
	await becomes(context, portal, staffId(portal, 'yulin'))
	await page.goto('/')
	await expect(page.getByRole('heading', { name: /待审查/ })).toBeVisible()
	await expect(page.getByRole('heading', { name: /正在表决/ })).toBeVisible()
})

test('a visitor finds an estate by the initials of its pinyin', async ({ page, portal }) => {
	const { estateId } = openVote(portal)
	await page.goto('/')
	await page.getByRole('searchbox').fill('qwl')
	await page.getByRole('button', { name: /找/ }).first().click()
	await expect(page.locator(`a[href="/estates/${estateId}"]`).first()).toBeVisible()
})
