import { officerOf, openVote, ownerOf, phoneOf } from '../support/demo-people'
import { expect, test } from '../support/journey'
import { becomes, castVote } from '../support/steps'

test.use({ alone: true })

test('an owner gives a power, the delegate votes by it and the owner sees that; taken back it opens nothing', async ({
	context,
	page,
	portal,
}) => {
	const { estateId, voteId } = openVote(portal)
	const vote = `/estates/${estateId}/votes/${voteId}`
	const owner = ownerOf(portal, estateId)
	const delegate = ownerOf(portal, estateId, { position: 3 })
	await becomes(context, portal, owner)
	await page.goto(`${vote}/delegations`)
	await page.getByLabel('受托人的手机号码').fill(phoneOf(portal, delegate))
	await page.getByLabel('委托人姓名').fill('王示例')
	const paper = { name: '委托书.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') }
	await page.getByLabel('签名的委托书').setInputFiles(paper)
	await page.getByRole('button', { name: '登记委托' }).click()
	await expect(page.getByText('委托已登记')).toBeVisible()

	await becomes(context, portal, delegate)
	await page.goto(`${vote}/delegations`)
	await page.getByRole('link', { name: /按委托为 .* 代投/ }).click()
	await expect(page.getByText('请按委托人的意思投票')).toBeVisible()
	await castVote(page, page.url(), '反对')
	await page.goto('/outbox?lng=zh-CN')
	await expect(page.getByText('您家委托的人已代您家').first()).toBeVisible()

	await becomes(context, portal, owner)
	await page.goto(vote)
	await expect(page.getByText('由您家委托的人代投，已计入。')).toBeVisible()
	await page.goto(`${vote}/delegations`)
	await page.getByRole('button', { name: '撤销委托' }).click()
	await expect(page.getByText('委托已撤销')).toBeVisible()
	await page.goto(vote)
	await expect(page.getByText('由您家委托的人代投，已计入。')).toBeVisible()
	await castVote(page, `${vote}/ballot`, '同意')

	await becomes(context, portal, delegate)
	await page.goto(`${vote}/delegations`)
	await expect(page.getByRole('link', { name: /按委托为 .* 代投/ })).toHaveCount(0)
})

test('an officer extends the vote: read back first, posted as a notice', async ({ context, page, portal }) => {
	const { estateId, voteId } = openVote(portal)
	await becomes(context, portal, officerOf(portal, estateId))
	await page.goto(`/estates/${estateId}/votes/${voteId}`)
	await page.getByText('延长投票时间').click()
	await page.getByRole('button', { name: '下一步：核对' }).click()
	await expect(page.getByRole('alert')).toContainText('有地方需要改一下')
	const lastDay = page.getByLabel('新的最后一天')
	await lastDay.fill((await lastDay.getAttribute('min')) ?? '')
	await page.getByLabel('延期的原因').fill('还有三户老人在外地，等他们回来。')
	await page.getByRole('button', { name: '下一步：核对' }).click()
	await expect(page.getByRole('heading', { name: '请核对，还没有提交' })).toBeVisible()
	await page.getByRole('button', { name: '确认延期并发公告' }).click()
	await expect(page.getByText('已延期，公告已发出')).toBeVisible()
	await expect(page.getByText('正在投票（已延期）')).toBeVisible()
	await page.goto(`/estates/${estateId}/notices`)
	await expect(page.getByText(/投票延期到/).first()).toBeVisible()
})
