import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

type Words = Map<string, string>

function flatten(value: unknown, path: string, words: Words): Words {
	if (typeof value === 'string') return words.set(path, value)
	if (typeof value !== 'object' || value === null) throw new Error(`${path} is no text`)
	for (const [key, inner] of Object.entries(value)) flatten(inner, path ? `${path}.${key}` : key, words)
	return words
}

function read(lng: string, file: string): Words {
	const path = join('locales', lng, file)
	return existsSync(path) ? flatten(JSON.parse(readFileSync(path, 'utf8')), '', new Map()) : new Map()
}

const files = (lng: string) =>
	readdirSync(join('locales', lng))
		.filter((name) => name.endsWith('.json'))
		.sort()

/** en has `_one` and `_other` where zh-CN has `_other` alone. */
const base = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '')
const keys = (words: Words) => [...new Set([...words.keys()].map(base))].sort()
const variables = (text: string) => [...text.matchAll(/\{\{\s*([\w-]+)/g)].map(([, name]) => name).sort()

// Words an English reader meets on paper and in the street.
const allowedHan = /公告|中文|五共家园|共[谋建管评享]|一区一案|《[^》]*》|“[^”]*”/g

test('both languages have the same namespaces', () => {
	expect(files('en')).toEqual(files('zh-CN'))
})

describe.each(files('zh-CN'))('%s', (file) => {
	const zh = read('zh-CN', file)
	const en = read('en', file)

	test('has the same keys in both languages', () => {
		expect(keys(en)).toEqual(keys(zh))
	})

	test('interpolates the same values', () => {
		const wrong = [...en].filter(([key, text]) => {
			const counterpart = zh.get(key) ?? zh.get(base(key)) ?? zh.get(`${base(key)}_other`) ?? ''
			const [english, chinese] = [variables(text), variables(counterpart)]
			const counted = key.endsWith('_one')
				? chinese.filter((name) => name !== 'count' || english.includes('count'))
				: chinese
			return english.join() !== counted.join()
		})
		expect(wrong.map(([key]) => key)).toEqual([])
	})

	test('says nothing twice under one name and leaves nothing empty', () => {
		const empty = [...zh, ...en].filter(([, text]) => text.trim() === '')
		expect(empty.map(([key]) => key)).toEqual([])
	})

	test('has no Chinese in its English', () => {
		const chinese = [...en].filter(([, text]) =>
			/\p{Script=Han}|[，。；：？！（）、]/u.test(text.replace(allowedHan, '')),
		)
		expect(chinese.map(([key, text]) => `${key}: ${text}`)).toEqual([])
	})

	test('has no English sentence in its Chinese', () => {
		const english = [...zh].filter(
			([, text]) => /[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}/.test(text) && !/\p{Script=Han}/u.test(text),
		)
		expect(english.map(([key]) => key)).toEqual([])
	})
})

test('every key that the code names is there', () => {
	const known = new Set(
		files('zh-CN').flatMap((file) =>
			[...read('zh-CN', file).keys()].map((key) => `${file.replace('.json', '')}:${base(key)}`),
		),
	)
	const namespaces = new Set(files('zh-CN').map((file) => file.replace('.json', '')))
	const sources = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter(
		(name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name),
	)
	const missing = sources.flatMap((name) => {
		const code = readFileSync(join('app', name), 'utf8').replace(/^\s*(\/\/|\*|\/\*).*$/gm, '')
		const named = [...code.matchAll(/['"]([a-z][\w-]*):([a-z][\w-]*(?:\.[\w-]+)+)(?:\?[^'"]*)?['"]/g)]
		const used = [...code.matchAll(/\bt\(\s*['"]([^'"]+)['"]/g)].filter(([, key]) => !key?.includes(':'))
		return [
			...named.filter(([, namespace, key]) => !known.has(`${namespace}:${key}`)).map(([text]) => `${name}: ${text}`),
			...used.map(([text]) => `${name}: ${text} names no namespace`),
		]
	})
	expect(namespaces.size).toBeGreaterThan(0)
	expect([...new Set(missing)].sort()).toEqual([])
})
