import { qrShape } from '~/platform/qr.server'
import { officerOf, openVote } from '../support/demo-people'
import { expect, test } from '../support/journey'
import { estateAnswers, registerFile, unitRow, unitRows } from '../support/register-file'
import { becomes } from '../support/steps'

const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const place = { street: '玉林街道', community: '玉林北路社区' }

test.beforeEach(async ({ context, page, portal }) => {
	await becomes(context, portal, officerOf(portal, openVote(portal).estateId))
	await page.goto('/register/import')
})

test('a street officer downloads the template', async ({ page }) => {
	const download = page.waitForEvent('download')
	await page.getByRole('link', { name: /下载模板/ }).click()
	expect((await download).suggestedFilename()).toMatch(/\.xlsx$/)
})

test('every error of a register is named by row and column, and nothing is stored', async ({ page }, testInfo) => {
	const units = [
		unitRow({ room: '101' }),
		unitRow({ room: '102', area: '大约八十' }),
		unitRow({ room: '103', area: '' }),
		unitRow({ room: '104', phone: '12345' }),
		unitRow({ room: '105', share: '1/2' }),
		unitRow({ room: '101', owner: '李四', idSuffix: '0009' }),
	]
	const estate = { ...estateAnswers, ...place, number: `CS-71${testInfo.workerIndex}`, name: '错误小区' }
	const buffer = await registerFile(estate, units)
	await page.getByLabel('台账文件').setInputFiles({ name: '台账.xlsx', mimeType, buffer })
	await page.getByRole('button', { name: '上传并预览' }).click()
	await expect(page.getByText(/有 \d+ 处错误，不能导入/)).toBeVisible()
	const errors = page.getByRole('table', { name: /错误/ }).getByRole('row')
	for (const row of ['3', '4', '5', '6']) {
		await expect(errors.filter({ hasText: new RegExp(`户室.*${row}`, 's') }).first()).toBeVisible()
	}
	await expect(page.getByRole('button', { name: '确认导入' })).toHaveCount(0)
	await page.goto(`/search?q=${encodeURIComponent('错误小区')}`)
	await expect(page.getByText('没有找到小区')).toBeVisible()
})

test('a register is confirmed, its letters carry a code and a QR that opens it, and the same file changes nothing', async ({
	page,
	portal,
}, testInfo) => {
	const estate = {
		...estateAnswers,
		...place,
		number: `CS-72-${testInfo.project.name}`,
		name: `样板${testInfo.project.name}院`,
	}
	const upload = { name: '台账.xlsx', mimeType, buffer: await registerFile(estate, unitRows(6)) }
	await page.getByLabel('台账文件').setInputFiles(upload)
	await page.getByRole('button', { name: '上传并预览' }).click()
	await page.getByRole('button', { name: '确认导入' }).click()
	await expect(page.getByRole('heading', { name: '台账已导入' })).toBeVisible()
	await page.getByRole('link', { name: '制作邀请信' }).click()
	await page.getByRole('button', { name: '制作邀请信' }).click()
	await expect(page.getByRole('heading', { name: '打印邀请信' })).toBeVisible()
	const letters = page.getByRole('article')
	await expect(letters).toHaveCount(6)
	const [, code = ''] = (await letters.first().innerText()).match(/认领码\s*([2-9A-Z]{5}-[2-9A-Z]{5})/) ?? []
	const address = `${portal.origin}/claim/${code}`
	const drawn = await letters.first().getByRole('img').locator('path').getAttribute('d')
	expect([qrShape(address, '').path, qrShape(address.replace('-', ''), '').path]).toContain(drawn)
	await page.goto('/register/import')
	await page.getByLabel('台账文件').setInputFiles(upload)
	await page.getByRole('button', { name: '上传并预览' }).click()
	await expect(page.getByText('这个文件不会改变已有的台账')).toBeVisible()
})
