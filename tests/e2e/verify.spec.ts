import { readFileSync } from 'node:fs'
import { writeCode } from '~/features/planning/proof/receipt-code'
import { readReceipt } from '~/features/planning/proof/receipt-format'
import { captainOf, openVote, ownerOf } from '../support/demo-people'
import { expect, test } from '../support/journey'
import { becomes, castVote, pageOf } from '../support/steps'

test('a receipt is checked by a page with the network off, from its file and from its code', async ({
	browser,
	context,
	page,
	portal,
}, { project }) => {
	const { estateId, voteId } = openVote(portal)
	await becomes(context, portal, ownerOf(portal, estateId, { position: project.name === 'phone' ? 2 : 3 }))
	const vote = `/estates/${estateId}/votes/${voteId}`
	const number = await castVote(page, `${vote}/ballot`, '反对')
	const answer = await page.request.get(`${vote}/receipts/${number}/file`)
	const file = await answer.text()
	const receipt = readReceipt(file)
	if (!receipt) throw new Error('no receipt')

	const outsider = await browser.newContext({ baseURL: portal.origin, locale: 'zh-CN' })
	const checker = await outsider.newPage()
	await checker.goto('/verify')
	await checker.getByLabel('回执文件').waitFor()
	await outsider.setOffline(true)
	const asked: string[] = []
	checker.on('request', (request) => asked.push(request.url()))
	const give = (text: string) =>
		checker
			.getByLabel('回执文件')
			.setInputFiles({ name: 'receipt.json', mimeType: 'application/json', buffer: Buffer.from(text) })

	await give(file)
	await expect(checker.getByText('核对通过：这张票在记录里')).toBeVisible()
	await expect(checker.getByRole('definition').filter({ hasText: '反对' }).first()).toBeVisible()
	await expect(checker.getByText('公钥就是本平台的公钥')).toBeVisible()
	await expect(checker.locator('ol').getByText('通过', { exact: true })).toHaveCount(8)

	await give(file.replace('"position": "', '"position": "1'))
	await expect(checker.getByText('核对没有通过')).toBeVisible()
	await give(file.replace(/against/, 'abstain'))
	await expect(checker.getByText('第 8 步不对')).toBeVisible()

	await checker.getByLabel('或者把回执粘贴在这里').fill(`${portal.origin}/verify#r=${writeCode(receipt)}`)
	await checker.getByRole('button', { name: '核对' }).click()
	await expect(checker.getByText('核对通过：这张票在记录里')).toBeVisible()
	await expect(checker.getByText('二维码里放不下事项原文')).toBeVisible()
	await checker.getByLabel('或者把回执粘贴在这里').fill(file.replace(/\t/g, '  ').trim())
	await checker.getByRole('button', { name: '核对' }).click()
	await expect(checker.getByText('二维码里放不下事项原文')).toHaveCount(0)
	await expect(checker.getByText('核对通过：这张票在记录里')).toBeVisible()
	expect(asked).toEqual([])

	await outsider.setOffline(false)
	await checker.goto(`/verify#r=${writeCode(receipt)}`)
	await expect(checker.getByText('核对通过：这张票在记录里')).toBeVisible()
	await outsider.close()
})

test('a captain cosigns the head on a device of hers, and again after it has grown', async ({
	browser,
	context,
	page,
	portal,
}, { project }) => {
	const { estateId, voteId } = openVote(portal)
	const vote = `/estates/${estateId}/votes/${voteId}`
	const captain = await pageOf(browser, portal, captainOf(portal, estateId).personId, page)
	await captain.goto(`${vote}/log`)
	await captain.getByRole('button', { name: /为这份签名做见证/ }).click()
	await expect(captain.getByText('见证签名已经记下')).toBeVisible()
	await expect(captain.getByText('您已经为最新的一份签名做了见证')).toBeVisible()

	await becomes(context, portal, ownerOf(portal, estateId, { position: project.name === 'phone' ? 4 : 5 }))
	await castVote(page, `${vote}/ballot`, '同意')
	await captain.goto(`${vote}/log`)
	await captain.getByRole('button', { name: /为这份签名做见证/ }).click()
	await expect(captain.getByText('见证签名已经记下')).toBeVisible()
	await page.goto(`${vote}/log`)
	await expect(page.getByText(/— [^ ]+\/witnesses\/[0-9a-f]{16} /).first()).toBeVisible()
	await expect(page.getByRole('button', { name: /为这份签名做见证/ })).toHaveCount(0)
	await captain.context().close()
})

test('the portal gives out the second verifier as it stands', async ({ page }) => {
	const program = await (await page.request.get('/verify.py')).text()
	expect(program).toBe(readFileSync('scripts/verify.py', 'utf8'))
})

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false })

	test('both pages say that they compute in the browser', async ({ context, page, portal }) => {
		const { estateId, voteId } = openVote(portal)
		await page.goto('/verify')
		await expect(page.getByText('这一页要用浏览器的脚本')).toBeVisible()
		await becomes(context, portal, captainOf(portal, estateId).personId)
		await page.goto(`/estates/${estateId}/votes/${voteId}/log`)
		await expect(page.getByText('见证签名要用浏览器的脚本')).toBeVisible()
	})
})
