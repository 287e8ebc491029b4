import { expect, test } from 'vitest'
import { watched } from './i18n/watched'
import { i18nFor, languageOf, translator, translatorFor } from './i18n.server'
import { message, messageText } from './message'

function asking(path: string, headers: Record<string, string> = {}): Request {
	return new Request(`http://portal.example${path}`, { headers })
}

test.each([
	['/', {}, 'zh-CN'],
	['/?lng=en', {}, 'en'],
	['/?lng=zh-CN', { Cookie: 'lng=en' }, 'zh-CN'],
	['/?lng=xx', { Cookie: 'lng=en' }, 'en'],
	['/', { Cookie: 'a=1; lng=en; b=2', 'Accept-Language': 'zh-CN' }, 'en'],
	['/', { Cookie: 'lng=fr', 'Accept-Language': 'en-GB,en;q=0.9' }, 'en'],
	['/', { 'Accept-Language': 'en-US,en;q=0.9,zh;q=0.8' }, 'en'],
	['/', { 'Accept-Language': 'zh-TW,zh;q=0.9,en;q=0.8' }, 'zh-CN'],
	['/', { 'Accept-Language': 'zh,en;q=0.5' }, 'zh-CN'],
	['/', { 'Accept-Language': 'fr-FR,de;q=0.9' }, 'zh-CN'],
	['/', { 'Accept-Language': '*' }, 'zh-CN'],
	['/', { 'Accept-Language': ';;;q=,,%%%' }, 'zh-CN'],
	['/', { 'Accept-Language': 'x'.repeat(5000) }, 'zh-CN'],
])('%s with %j is answered in %s', async (path, headers, lng) => {
	expect(await languageOf(asking(path, headers))).toBe(lng)
})

test('one instance for each language, for all requests', async () => {
	const first = await translator(asking('/?lng=en'))
	const second = await translator(asking('/?lng=en'))
	expect(first.t).toBe(second.t)
	expect(first.t('common:site.name')).toBe('Wugong')
	expect(translatorFor('zh-CN')('common:site.name')).toBe('五共家园')
})

test('a key that is missing is a loud mistake', () => {
	expect(() => translatorFor('en')('common:no-such-key')).toThrow('common:no-such-key')
})

test('a watched instance tells which words a page needs', () => {
	const seen = new Set<string>()
	const own = watched(i18nFor('en'), (namespace) => seen.add(namespace))
	expect(own.getFixedT('en')('common:site.name')).toBe('Wugong')
	expect([...seen]).toEqual(['common'])
})

test('messages carry their values', () => {
	const t = translatorFor('zh-CN')
	expect(messageText(t, message('common:error.too-long', { max: 20 }))).toBe('最多 20 个字')
	expect(messageText(t, 'Invalid input: expected string')).toBe('这一项填得不对，请检查')
	expect(messageText(translatorFor('en'), message('common:error.of-field', { label: 'A&B?', text: '<b>' }))).toBe(
		'A&B?: <b>',
	)
})
