import sharp from 'sharp'
import { idOf, officerOf, openVote, ownerOf } from '../support/demo-people'
import { expect, test } from '../support/journey'
import { becomes, pageOf } from '../support/steps'

test.describe('a plan', () => {
	test.use({ alone: true })

	test('is written by the officer with a photo without its place, published as version 1, and read by residents', async ({
		browser,
		context,
		page,
		portal,
	}) => {
		const estateId = idOf(
			portal,
			'SELECT e.id FROM estates e WHERE NOT EXISTS (SELECT 1 FROM plan_versions WHERE estate_id = e.id) ORDER BY e.number',
		)
		await becomes(context, portal, officerOf(portal, estateId))
		await page.goto(`/estates/${estateId}/plan/draft`)
		await page.getByRole('button', { name: '开始写草稿' }).click()
		await expect(page.getByText('还没有项目。')).toBeVisible()
		await expect(page.getByRole('button', { name: '公布第 1 版' })).toBeDisabled()
		await page.getByLabel('方案标题').fill('改造方案')
		await page.getByLabel('方案说明').fill('先修屋面。')
		await page.getByRole('button', { name: '保存说明' }).click()
		await expect(page.getByText('说明已保存')).toBeVisible()
		await page.getByRole('link', { name: '添加项目' }).click()
		await page.getByLabel('项目名称').fill('屋面防水')
		await page.getByLabel('概算', { exact: true }).fill('90000')
		await page.getByRole('group', { name: '谁出钱' }).getByRole('textbox').first().fill('80000')
		await page.getByRole('button', { name: '保存并添加照片' }).click()
		await expect(page.getByRole('alert')).toContainText('各来源相加比概算少')
		await page.getByRole('group', { name: '谁出钱' }).getByRole('textbox').first().fill('90000')
		await page.getByRole('button', { name: '保存并添加照片' }).click()
		const photo = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#227755' } })
			.withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '30/1 39/1 0/1' } })
			.jpeg()
			.toBuffer()
		await page.getByLabel('选择文件').setInputFiles({ name: '屋面.jpg', mimeType: 'image/jpeg', buffer: photo })
		await page.getByLabel('说明文字', { exact: true }).fill('东侧漏水处')
		await page.getByRole('button', { name: '上传' }).click()
		const shown = page.getByRole('img', { name: '东侧漏水处' })
		await expect(shown).toBeVisible()
		const file = String(await shown.getAttribute('src')).replace('?size=thumb', '')
		const stored = await sharp(await (await page.request.get(file)).body()).metadata()
		expect(stored.exif).toBeUndefined()

		const resident = await pageOf(browser, portal, ownerOf(portal, estateId), page)
		expect((await resident.request.get(file)).status()).toBe(404)
		await resident.goto(`/estates/${estateId}/plan`)
		await expect(resident.getByText('方案还没有公布')).toBeVisible()
		await page.goto(`/estates/${estateId}/plan/draft`)
		await page.getByRole('button', { name: '公布第 1 版' }).click()
		await expect(page.getByText('第 1 版已公布')).toBeVisible()
		await resident.goto(`/estates/${estateId}/plan`)
		await expect(resident.getByText('屋面防水').first()).toBeVisible()
		await resident
			.getByRole('link', { name: /屋面防水/ })
			.first()
			.click()
		await expect(resident.getByRole('link', { name: '东侧漏水处' }).first()).toBeVisible()
		await resident.context().close()
	})
})

test('residents comment twice, and the office answers by its name', async ({ browser, context, page, portal }) => {
	const { estateId } = openVote(portal)
	await becomes(context, portal, ownerOf(portal, estateId, { position: 2 }))
	await page.goto(`/estates/${estateId}/plan`)
	for (const body of ['晾衣架请保留。', '水表位置不要变。']) {
		await page.getByLabel('您的意见').fill(body)
		await page.getByRole('button', { name: '发表' }).click()
		await expect(page.getByText(body)).toBeVisible()
		await expect(page.getByLabel('您的意见')).toHaveValue('')
	}
	await expect(page.getByText('晾衣架请保留。')).toHaveCount(1)
	const officer = await pageOf(browser, portal, officerOf(portal, estateId), page)
	await officer.goto(`/estates/${estateId}/plan`)
	const comment = officer.getByRole('listitem').filter({ hasText: '晾衣架请保留。' }).last()
	await comment.getByRole('link', { name: '回复' }).click()
	await officer.getByRole('textbox', { name: '回复' }).fill('会保留，见第 2 版。')
	await officer.getByRole('button', { name: '发表回复' }).click()
	await expect(officer.getByRole('status')).toBeVisible()
	await page.reload()
	await expect(page.getByText('会保留，见第 2 版。')).toBeVisible()
	await expect(page.getByText('官方回复').first()).toBeVisible()
	await officer.context().close()
})
