import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { recountLine } from '~/features/planning/votes/recount'
import { asLine, model, tallied } from './count-agrees'
import { anyEstate, atTheEdge } from './estates'
import { randomFrom } from './random'

/** The long form is `npm run check -- a2`. */
test('the count agrees with a model in BigInt and one in Python, at each threshold and 0.01 ㎡ or a head beside it', () => {
	const random = randomFrom(278)
	const cases = [...atTheEdge(), ...Array.from({ length: 500 }, (_, index) => anyEstate(`c${index}`, random))]
	const expected = cases.map((each) => asLine(each, model(each)))
	expect(cases.map(tallied)).toEqual(expected)
	expect(cases.map((each) => JSON.stringify(recountLine(JSON.stringify(each))))).toEqual(expected)
	expect(new Set(expected.map((line) => line.endsWith('"passed":true}')))).toEqual(new Set([true, false]))
	const input = cases.map((each) => JSON.stringify(each)).join('\n')
	const python = spawnSync('python3', ['tests/checks/model.py'], { input, encoding: 'utf8', maxBuffer: 2 ** 26 })
	if (!python.error) expect(python.stdout.trim().split('\n')).toEqual(expected)
})
