import { idOf, lookUp } from '../support/demo-people'
import { expect, test } from '../support/journey'
import { becomes } from '../support/steps'

test('a household answers the survey once', async ({ context, page, portal }) => {
	const survey = lookUp(portal, (database) => database.one('SELECT estate_id, id FROM surveys ORDER BY closes_at DESC'))
	const person = idOf(
		portal,
		`SELECT h.person_id AS id FROM homes h WHERE h.estate_id = ? AND h.relation = 'owner'
		   AND (SELECT count(*) FROM homes o WHERE o.person_id = h.person_id) = 1
		   AND NOT EXISTS (SELECT 1 FROM survey_answers a WHERE a.estate_id = h.estate_id AND a.unit_id = h.unit_id) ORDER BY h.id`,
		survey.estate_id,
	)
	await becomes(context, portal, person)
	await page.goto('/')
	await expect(page.getByText('工程完工了，改得好不好，请您打个分')).toBeVisible()
	await page.getByRole('link', { name: '去打分' }).click()
	if (await page.getByRole('link', { name: '去作答' }).count()) await page.getByRole('link', { name: '去作答' }).click()
	const questions = page.getByRole('group').filter({ has: page.getByRole('radio', { name: '很满意', exact: true }) })
	await expect(questions.first()).toBeVisible()
	for (const question of await questions.all()) await question.getByRole('radio', { name: '满意', exact: true }).check()
	await page.getByRole('button', { name: '提交' }).click()
	await expect(page.getByText('已收到您家的答卷')).toBeVisible()
	await page.goto(`/estates/${survey.estate_id}/surveys/${survey.id}/answer`)
	await expect(page.getByText('您家已经答过')).toBeVisible()
})

test('the result shows rates, n and the response by building, and hides small groups', async ({ page, portal }) => {
	const survey = lookUp(portal, (database) => database.one('SELECT estate_id, id FROM surveys ORDER BY closes_at'))
	await page.goto(`/estates/${survey.estate_id}/surveys/${survey.id}`)
	await expect(page.getByText(/n = \d+/).first()).toBeVisible()
	await expect(page.getByText('按楼栋').first()).toBeVisible()
	await expect(page.getByText('作答率').first()).toBeVisible()
	for (const text of await page.getByText(/n = \d+/).allInnerTexts()) {
		for (const [, n] of text.matchAll(/n = (\d+)/g)) expect(Number(n)).toBeGreaterThanOrEqual(5)
	}
})
