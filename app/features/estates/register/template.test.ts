import { expect, test } from 'vitest'
import { readWorkbook } from '~/platform/workbook/read-workbook.server'
import { checkRegister } from './check-register'
import { locate } from './locate'
import { registerTemplate } from './template.server'
import { unitColumns } from './types'
import { vocabulary } from './words.server'

test.each(['zh-CN', 'en'])('the empty template in %s is understood and only wants to be filled in', async (lng) => {
	const workbook = await readWorkbook(await registerTemplate(lng), 'template.xlsx')
	if (!workbook.ok) throw new Error(workbook.error)
	expect(workbook.value.grids).toHaveLength(4)
	const found = locate(workbook.value.grids, vocabulary, false)
	expect(Object.keys(found.columns).toSorted()).toEqual(unitColumns.toSorted())
	const context = { streets: [], chosenNumber: null, managed: null, year: 2026 }
	const { issues } = checkRegister(found, vocabulary, context)
	expect(issues.map((issue) => issue.code).toSorted()).toEqual(['number-missing', 'rows-missing'])
})

test.each(['zh-CN', 'en'])('the example of the template in %s has no fault', async (lng) => {
	const workbook = await readWorkbook(await registerTemplate(lng), 'template.xlsx')
	if (!workbook.ok) throw new Error(workbook.error)
	const example = workbook.value.grids.slice(3)
	const context = { streets: [], chosenNumber: 'CS-0001', managed: true, year: 2026 }
	const { register, issues } = checkRegister(locate(example, vocabulary, true), vocabulary, context)
	expect(issues).toEqual([])
	expect(register.units).toHaveLength(3)
	expect(register.owners).toHaveLength(3)
})
