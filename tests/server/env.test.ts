import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readEnvironment } from '~/platform/env.server'

const complaintAbout = (source: Record<string, string>) => {
	try {
		readEnvironment(source)
		return ''
	} catch (error) {
		return error instanceof Error ? `${error.name}: ${error.message}` : ''
	}
}

describe('the configuration', () => {
	test('has a default for everything', () => {
		expect(readEnvironment({})).toMatchObject({
			PORT: 3000,
			HOST: '127.0.0.1',
			DATA_DIR: resolve('data'),
			DEMO: false,
			LOG_LEVEL: 'info',
			NODE_ENV: 'development',
		})
	})

	test('an empty value counts as none', () => {
		const empty = { PORT: '', HOST: ' ', DATA_DIR: '', DATABASE_URL: '', PUBLIC_ORIGIN: '', DEMO: '', SMTP_URL: '' }
		expect(readEnvironment(empty)).toEqual(readEnvironment({}))
	})

	test.each([
		['PORT', 'abc'],
		['PORT', '-1'],
		['PORT', '70000'],
		['PORT', '80.5'],
		['HOST', 'a b'],
		['DATABASE_URL', 'mysql://localhost/x'],
		['DATABASE_URL', 'wugong'],
		['PUBLIC_ORIGIN', 'portal.example'],
		['PUBLIC_ORIGIN', 'https://portal.example/estates'],
		['PUBLIC_ORIGIN', 'ftp://portal.example'],
		['PUBLIC_ORIGIN', 'https://user:secret@portal.example'],
		['TRUST_PROXY', 'true'],
		['TRUST_PROXY', '10.0.0.0/64'],
		['DEMO', 'maybe'],
		['LOG_LEVEL', 'loud'],
		['NODE_ENV', 'staging'],
		['SMTP_URL', 'http://mail.example'],
		['MAIL_FROM', 'nobody'],
	])('%s=%s is refused by name, in both languages', (name, value) => {
		const complaint = complaintAbout({ [name]: value })
		expect(complaint).toMatch(/^ConfigurationError: /)
		expect(complaint).toMatch(new RegExp(`${name} [\\p{Script=Han}]`, 'u'))
		expect(complaint).toMatch(new RegExp(`${name} (?:must|is) `))
	})

	test('every wrong variable is named at once, and no value is repeated', () => {
		const complaint = complaintAbout({ PORT: 'x', DATABASE_URL: 'mysql://u:hunter2@db/x', DEMO: 'perhaps' })
		for (const name of ['PORT', 'DATABASE_URL', 'DEMO']) expect(complaint).toContain(name)
		expect(complaint).not.toContain('hunter2')
	})

	test('half a message service is refused by what is missing', () => {
		const complaint = complaintAbout({ SMS_ALIYUN_KEY_ID: 'id', SMTP_URL: 'smtp://mail.example' })
		expect(complaint).toContain('SMS_ALIYUN_KEY_SECRET')
		expect(complaint).toContain('SMS_ALIYUN_TEMPLATE_CODE')
		expect(complaint).toContain('MAIL_FROM')
		expect(complaint).not.toContain('SMS_ALIYUN_KEY_ID ')
	})

	test('good values are taken', () => {
		const taken = readEnvironment({
			PORT: '0',
			DEMO: 'on',
			PUBLIC_ORIGIN: 'https://Portal.example/',
			TRUST_PROXY: 'loopback, 10.0.0.0/8, ::1',
			DATABASE_URL: 'postgres://a:b@localhost/c',
			SMTP_URL: 'smtps://u:p@mail.example',
			MAIL_FROM: '五共家园 <portal@example.org>',
		})
		expect(taken).toMatchObject({ PORT: 0, DEMO: true, PUBLIC_ORIGIN: 'https://portal.example' })
	})
})
