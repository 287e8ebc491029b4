import { write } from 'db/store.server'
import { beforeEach, expect, it } from 'vitest'
import { freshDatabase } from '../../../tests/support/database'
import { countyPath, makeEstate, makeHolder, makeOfficer, makeResident } from '../../../tests/support/factories'
import { enqueue } from './enqueue.server'
import { listOutbox, mayReadOutbox } from './queries.server'

beforeEach(freshDatabase)

it('outside of the demo: the own region only, numbers in part, codes not at all', async () => {
	const here = await makeEstate({ name: '甲院' })
	const there = await makeEstate({ name: '乙院', regionPath: `${countyPath}510107005/510107005001/` })
	await write(async (tx) => {
		for (const { estate } of [here, there]) {
			const parameters = { estate: estate.name, title: '停水' }
			const message = { channel: 'sms', recipient: '13800138000', template: 'notice-posted', parameters } as const
			await enqueue(tx, { ...message, dedupeKey: estate.id, estateId: estate.id }, 1)
		}
		const code = {
			channel: 'sms',
			recipient: '13800138000',
			template: 'sign-in-code',
			parameters: { code: '123456' },
		} as const
		await enqueue(tx, { ...code, dedupeKey: 'code' }, 1)
		await enqueue(tx, { ...code, dedupeKey: 'code here', estateId: here.estate.id }, 2)
	})
	const officer = await makeOfficer()
	const { messages, total } = await listOutbox(officer, 1, 'zh-CN')
	expect(total).toBe(2)
	expect(messages.map(({ estate }) => estate)).toEqual(['甲院', '甲院'])
	const shown = JSON.stringify(messages)
	expect(shown).not.toContain('13800138000')
	expect(shown).not.toContain('123456')
	expect(shown).toContain('138****8000')
	const resident = await makeResident(here, here.units[0])
	const auditor = await makeHolder('auditor', {
		scopeKind: 'region',
		scopeId: '510107',
		estateId: null,
		regionPath: countyPath,
	})
	for (const actor of [null, resident, auditor]) {
		expect(mayReadOutbox(actor)).toBe(false)
		expect((await listOutbox(actor, 1, 'zh-CN')).messages).toEqual([])
	}
})
