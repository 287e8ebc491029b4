import jsqr from 'jsqr'
import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, test } from 'vitest'
import { qrShape } from '../qr.server'
import { type Block, type Sheet, sideBySide } from '../sheet'
import { drawSheets } from './sheets.server'

function sheet(blocks: readonly Block[], more: Partial<Sheet> = {}): Sheet {
	return { key: '1', issuer: '浆洗街街道办事处', title: '表决票', foot: '玉林小区', blocks, ...more }
}

async function pagesOf(sheets: Iterable<Sheet>): Promise<string[]> {
	const parts: Buffer[] = []
	for await (const part of drawSheets(sheets, '表决票')) parts.push(Buffer.from(part))
	const { text } = await extractText(await getDocumentProxy(new Uint8Array(Buffer.concat(parts))))
	return text.map((page) => page.normalize('NFKC').replace(/\s+/g, ''))
}

describe('a PDF', () => {
	test('gives back Han, digits, punctuation and units as they were written', async () => {
		const words = '第3项：屋面防水，预算1,234,567.89元，“以上”包括本数；面积98.27㎡。镕喆堃昇'
		const [page] = await pagesOf([
			sheet([
				{ kind: 'text', text: words },
				{ kind: 'boxes', title: '加装电梯', choices: ['同意', '反对', '弃权'] },
				{ kind: 'facts', items: [{ label: '房屋', value: '2 栋 1 单元 501' }] },
				{ kind: 'lines', rows: [['签名', '日期']] },
				{ kind: 'warning', title: '特别提示', text: '不投票也有后果' },
			]),
		])
		expect(page).toContain(words.normalize('NFKC'))
		for (const part of ['浆洗街街道办事处', '同意', '反对', '弃权', '2栋1单元501', '签名', '特别提示', '玉林小区·1']) {
			expect(page).toContain(part)
		}
	})

	test('a sheet begins a page; a long table repeats its heading on each page and loses no row', async () => {
		const rows = Array.from({ length: 120 }, (_, index) => [`房${index + 1}号`, `${index}.00 ㎡`])
		const columns = [
			{ label: '房号', share: 1 },
			{ label: '面积', share: 1, numeric: true },
		]
		const pages = await pagesOf([sheet([{ kind: 'table', caption: '名册', columns, rows }]), sheet([], { key: '2' })])
		expect(pages.length).toBeGreaterThan(3)
		for (const page of pages.slice(0, -1)) expect(page).toContain('房号面积')
		const all = pages.join('')
		for (const [door] of rows) expect(all).toContain(door)
		expect(pages.at(-1)).toContain('表决票')
		expect(pages.at(-1)).not.toContain('房120号')
	})

	test('a text longer than a page goes on overleaf without losing a character', async () => {
		const text = Array.from({ length: 400 }, (_, index) => `第${index}句话写得很长，`).join('')
		const pages = await pagesOf([sheet([{ kind: 'text', text }])])
		expect(pages.length).toBeGreaterThan(1)
		expect(pages.map((page) => page.replace(/玉林小区·\d+/, '')).join('')).toContain(text.normalize('NFKC'))
	})

	test('whoever goes away stops the drawing', async () => {
		let drawn = 0
		function* many() {
			for (; drawn < 100_000; drawn++) yield sheet([{ kind: 'text', text: '长'.repeat(2000) }], { key: String(drawn) })
		}
		const doc = drawSheets(many(), '表决票')
		await new Promise((resolve) => doc.once('data', resolve))
		doc.destroy()
		const before = drawn
		await new Promise((resolve) => setTimeout(resolve, 200))
		expect(drawn - before).toBeLessThan(200)
	})
})

test('a QR code of the page is read back by a decoder of others', () => {
	const text =
		'https://jiayuan.example.cn/estates/01KAFQ3W7M9X2B4C6D8E0FGHJK/p/W1.01KAFQ3W7M9X2B4C6D8E0FGHJK.217.ABCDEFGH'
	const { path, size } = qrShape(text, '')
	const [scale, quiet] = [4, 16]
	const side = size * scale + 2 * quiet
	const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
	for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
		for (let row = 0; row < scale; row++) {
			for (let column = 0; column < scale; column++) {
				const at = ((Number(y) * scale + quiet + row) * side + Number(x) * scale + quiet + column) * 4
				pixels.fill(0, at, at + 3)
			}
		}
	}
	expect(jsqr(pixels, side, side)?.data).toBe(text)
})

test('rows side by side fill the last line with nothing', () => {
	expect(
		sideBySide(
			[
				['101', '1'],
				['102', '2'],
				['201', '3'],
				['202', '4'],
			],
			3,
		),
	).toEqual([
		['101', '1', '102', '2', '201', '3'],
		['202', '4', '', '', '', ''],
	])
	expect(sideBySide([], 3)).toEqual([])
})
