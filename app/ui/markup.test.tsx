import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { expect, test } from 'vitest'
import { i18nFor } from '~/platform/i18n.server'
import { ErrorSummary, GateList, plainField, RadioField, Steps, TextField, ThresholdBar } from './index'

const render = (node: ReactNode) =>
	renderToStaticMarkup(<I18nextProvider i18n={i18nFor('zh-CN')}>{node}</I18nextProvider>)

test('no component writes an inline style: the content security policy would drop it', () => {
	const files = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tsx'))
	const guilty = files.filter(
		(name) => !name.endsWith('.test.tsx') && /\sstyle=\{/.test(readFileSync(join('app', name), 'utf8')),
	)
	expect(guilty).toEqual([])
})

test('a bar under its threshold is hatched and says so in words', () => {
	const bar = {
		name: '面积',
		text: '还差 116.25 ㎡',
		value: 820615,
		total: 1248360,
		threshold: { at: 2 / 3, label: '三分之二' },
	}
	const under = render(<ThresholdBar {...bar} met={false} state="未到" />)
	expect(under).toContain('url(#hatch')
	expect(under).toContain('还差 116.25 ㎡')
	expect(under).toContain('未到')
	expect(under).toContain('三分之二')
	expect(render(<ThresholdBar {...bar} met state="达到" />)).toContain('fill-jade')
	expect(render(<ThresholdBar {...bar} value={5} total={0} met={false} state="未到" />)).not.toContain('NaN')
})

test('an error is tied to its field and linked from the summary', () => {
	const field = { ...plainField('phone', '12'), errors: ['common:error.phone'] }
	const html = render(
		<>
			<ErrorSummary form={{ id: 'field', allErrors: { phone: ['common:error.phone'] } }} labels={{ phone: '手机号' }} />
			<TextField field={field} label="手机号" hint="收验证码" />
		</>,
	)
	expect(html).toContain('href="#field-phone"')
	expect(html).toContain('手机号：请填写 11 位手机号码')
	expect(html).toContain('id="field-phone"')
	expect(html).toContain('aria-describedby="field-phone-hint field-phone-error"')
	expect(html).toContain('aria-invalid="true"')
	expect(html).toContain('autofocus')
})

test('nothing wrong, no summary', () => {
	expect(render(<ErrorSummary form={{ id: 'f', allErrors: {} }} />)).toBe('')
})

test('the first choice of a group takes the link of its error', () => {
	const options = [
		{ value: 'for', label: '同意' },
		{ value: 'against', label: '不同意' },
	]
	const html = render(<RadioField field={plainField('choice', 'against')} label="您同意吗？" options={options} />)
	expect(html).toMatch(/<input[^>]*id="field-choice"[^>]*value="for"/)
	expect(html).toMatch(/<input[^>]*checked=""[^>]*value="against"|<input[^>]*value="against"[^>]*checked=""/)
	expect(html).toContain('<legend')
})

test('gates and steps say their states in words', () => {
	const html = render(<GateList items={[{ key: '1', state: 'not-met', text: '表决通过' }]} />)
	expect(html).toContain('不符')
	expect(render(<Steps labels={['看内容', '选择', '核对']} current={2} />)).toContain('第 2 步，共 3 步：选择')
})
