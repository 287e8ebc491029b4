import type { BrowserContext } from '@playwright/test'
import sharp from 'sharp'
import { addDays, shanghaiDay, startOfDay } from '~/platform/shanghai'
import { expect, test } from '../support/journey'
import { estateAnswers, registerFile, unitRow } from '../support/register-file'
import { castVote, claimByLetter, signInAsStaff, signInByPhone, signOut } from '../support/steps'

test.use({ alone: true })

const day = 24 * 60 * 60 * 1000
const name = '柳荫里 8 号院'
const [wang, li] = ['13900000101', '13900000102']

/** Three homes of the same size: two owners are exactly two thirds, by heads and by area. */
const units = ['王示例', '李示例', '赵示例'].map((owner, index) =>
	unitRow({ room: `${index + 1}01`, floor: index + 1, area: 80, owner, idSuffix: `010${index}` }),
)

test("from an estate's register to a decision that lets work start, and what its residents say of the work", async ({
	browser,
	page: officer,
	portal,
}) => {
	test.setTimeout(240_000)
	const press = (label: string | RegExp) => officer.getByRole('button', { name: label }).click()
	const viewport = officer.viewportSize()
	const another = (): Promise<BrowserContext> =>
		browser.newContext({ baseURL: portal.origin, locale: 'zh-CN', ...(viewport && { viewport }) })
	let ahead = 0
	/** Staff sign in again when their half hour is over. */
	const daysLater = async (days: number) => {
		ahead += days * day
		await portal.setClockAhead(ahead)
	}

	let estate = ''
	let letters: string[] = []
	await test.step('the officer imports the register and prints a letter for each household', async () => {
		await signInAsStaff(officer, 'yulin')
		await officer.goto('/register/import')
		const place = { number: 'CS-0808', name, street: '玉林街道', community: '玉林北路社区' }
		const buffer = await registerFile({ ...estateAnswers, ...place }, units)
		const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
		await officer.getByLabel('台账文件').setInputFiles({ name: '柳荫里.xlsx', mimeType, buffer })
		await press('上传并预览')
		await expect(officer.getByText('现在什么都还没有保存')).toBeVisible()
		await press('确认导入')
		await expect(officer.getByRole('heading', { name: '台账已导入' })).toBeVisible()
		await officer.getByRole('link', { name: '制作邀请信' }).click()
		await press('制作邀请信')
		await expect(officer.getByRole('heading', { name: '打印邀请信' })).toBeVisible()
		estate = new URL(officer.url()).pathname.split('/').slice(0, 3).join('/')
		const printed = await officer.locator('main').innerText()
		const codes = [...printed.matchAll(/认领码\s*([2-9A-Z]{5}-[2-9A-Z]{5})/g)].map(([, code]) => code)
		letters = [...new Set(codes)].map((code) => `/claim/${code}`)
		expect(letters).toHaveLength(3)
	})

	const wangs = await another()
	const phoneOfWang = await wangs.newPage()
	const lis = await another()
	const phoneOfLi = await lis.newPage()
	await test.step('two owners claim their homes, sign out and sign in by phone', async () => {
		await claimByLetter(phoneOfWang, letters[0] ?? '', wang)
		await claimByLetter(phoneOfLi, letters[1] ?? '', li)
		await signOut(phoneOfWang)
		await signInByPhone(phoneOfWang, wang)
		await expect(phoneOfWang.getByText(name).first()).toBeVisible()
	})

	await test.step('the officer writes the plan with a photo and publishes it, then a second version', async () => {
		await officer.goto(`${estate}/plan/draft`)
		await press('开始写草稿')
		await officer.getByLabel('方案标题').fill(`${name}改造方案`)
		await officer.getByLabel('方案说明').fill('屋面漏水多年，先修屋面。')
		await press('保存说明')
		await expect(officer.getByText('说明已保存')).toBeVisible()
		await officer.getByRole('link', { name: '添加项目' }).click()
		await officer.getByLabel('项目名称').fill('屋面防水')
		await officer.getByLabel('内容说明').fill('铲除旧防水层，重做卷材防水。')
		await officer.getByLabel('概算', { exact: true }).fill('90000')
		await officer.getByRole('group', { name: '谁出钱' }).getByRole('textbox').first().fill('90000')
		await press('保存并添加照片')
		const photo = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#a63e26' } })
			.jpeg()
			.toBuffer()
		await officer.getByLabel('选择文件').setInputFiles({ name: '屋面.jpg', mimeType: 'image/jpeg', buffer: photo })
		await officer.getByLabel('说明文字', { exact: true }).fill('屋面现状，东侧漏水处')
		await press('上传')
		await expect(officer.getByRole('img', { name: '屋面现状，东侧漏水处' })).toBeVisible()
		await officer.goto(`${estate}/plan/draft`)
		await press('公布第 1 版')
		await expect(officer.getByText('第 1 版已公布')).toBeVisible()
		await officer.goto(`${estate}/plan/draft`)
		await press('开始写草稿')
		await officer.getByLabel('方案说明').fill('屋面漏水多年，先修屋面。保留晾晒区。')
		await officer.getByLabel('这一版改了什么').fill('采纳居民意见，保留晾晒区。')
		await press('保存说明')
		await expect(officer.getByText('说明已保存')).toBeVisible()
		await press('公布第 2 版')
		await expect(officer.getByText('第 2 版已公布')).toBeVisible()
	})

	await test.step('a resident reads the plan and comments on it', async () => {
		await phoneOfWang.goto(`${estate}/plan`)
		await expect(phoneOfWang.getByText('保留晾晒区').first()).toBeVisible()
		await phoneOfWang.getByLabel('您的意见').fill('晾晒区保留就好，支持早点修。')
		await phoneOfWang.getByRole('button', { name: '发表' }).click()
		await expect(phoneOfWang.getByText('您的意见已发表')).toBeVisible()
		await expect(phoneOfWang.getByText('晾晒区保留就好，支持早点修。')).toBeVisible()
	})

	let vote = ''
	const closing = addDays(shanghaiDay(Date.now()), 25)
	await test.step('the officer announces a vote of the owners on the second version', async () => {
		await officer.goto(`${estate}/votes/new`)
		await officer.getByLabel('表决名称').fill('屋面翻修')
		await officer.getByLabel('第一天').fill(addDays(shanghaiDay(Date.now()), 16))
		await officer.getByLabel('最后一天').fill(closing)
		await press('公告表决')
		await expect(officer.getByText('表决还没有开始')).toBeVisible()
		vote = new URL(officer.url()).pathname
	})

	await test.step('the first page of an owner says that the vote waits; both vote, one changes it', async () => {
		await daysLater(17)
		await signInByPhone(phoneOfWang, wang)
		await phoneOfWang.goto('/')
		await expect(phoneOfWang.getByText('轮到您了')).toBeVisible()
		const first = await castVote(phoneOfWang, `${vote}/ballot`, '反对')
		const second = await castVote(phoneOfWang, `${vote}/ballot`, '同意')
		expect(second).not.toBe(first)
		await signInByPhone(phoneOfLi, li)
		await castVote(phoneOfLi, `${vote}/ballot`, '同意')
	})

	await test.step('at 24:00 it closes by itself and the preliminary count shows the four tests', async () => {
		ahead = startOfDay(addDays(closing, 1)) - Date.now() + 60_000
		await portal.setClockAhead(ahead)
		await phoneOfLi.goto(`${vote}/ballot`)
		await expect(phoneOfLi.getByRole('button', { name: '下一步：核对' })).toHaveCount(0)
		await expect(async () => {
			await phoneOfLi.goto(vote)
			await expect(phoneOfLi.getByText('初步统计，还不是结果')).toBeVisible({ timeout: 1000 })
		}).toPass({ timeout: 20_000 })
		for (const bar of ['参与人数', '参与面积', '同意人数', '同意面积']) {
			await expect(phoneOfLi.getByText(bar).first()).toBeVisible()
		}
		await expect(phoneOfLi.getByText('2 / 3', { exact: false }).first()).toBeVisible()
		await expect(phoneOfLi.getByText('表决通过')).toHaveCount(0)
	})

	await test.step('after the posting the officer announces the result', async () => {
		// three days, and the longest rest that may follow them
		await daysLater(15)
		await signInAsStaff(officer, 'yulin', ahead)
		await officer.goto(vote)
		await press('公布表决结果')
		await expect(officer.getByText('表决结果已公布')).toBeVisible()
		await phoneOfLi.goto(vote)
		await expect(phoneOfLi.getByText('每一项都达到了法律要求的比例')).toBeVisible()
		await officer.goto(`${vote}/result`)
		await expect(officer.getByText('请求人民法院撤销')).toBeVisible()
	})

	await test.step('the street office reviews: every rule is met, work may start', async () => {
		await officer.goto('/')
		await expect(officer.getByRole('link', { name: new RegExp(name) }).first()).toBeVisible()
		await officer.goto(`${estate}/review`)
		await officer.getByRole('radio', { name: /^通过/ }).check()
		await press('提交审查意见')
		await expect(officer.getByRole('status')).toBeVisible()
		await officer.goto(`${estate}/works`)
		await press('登记开工')
		await expect(officer.getByText('开工日期已登记')).toBeVisible()
		await officer.goto(`${estate}/works`)
		await press('登记完工')
		await expect(officer.getByText('完工日期已登记')).toBeVisible()
	})

	await test.step('after the works the officer asks the residents, each household once', async () => {
		await officer.goto(`${estate}/surveys/new`)
		await press('发布')
		await expect(officer.getByText('测评已发布')).toBeVisible()
		const survey = new URL(officer.url()).pathname
		await phoneOfWang.goto(`${survey}/answer`)
		if (await phoneOfWang.getByLabel('手机号码').count()) {
			await signInByPhone(phoneOfWang, wang)
			await phoneOfWang.goto(`${survey}/answer`)
		}
		const questions = phoneOfWang.getByRole('group')
		for (const question of await questions.filter({ has: phoneOfWang.getByRole('radio', { name: '很满意' }) }).all()) {
			await question.getByRole('radio', { name: '很满意' }).check()
		}
		await phoneOfWang.getByRole('button', { name: '提交' }).click()
		await expect(phoneOfWang.getByText('已收到您家的答卷')).toBeVisible()
		await phoneOfWang.goto(`${survey}/answer`)
		await expect(phoneOfWang.getByText('您家已经答过')).toBeVisible()
		await officer.goto(survey)
		await expect(officer.getByText('1 / 3 户')).toBeVisible()
	})

	await Promise.all([wangs.close(), lis.close()])
})
