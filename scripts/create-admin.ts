/**
 * Makes the first officer of a portal, from the machine's console:
 *   node scripts/run.mjs create-admin --role street-officer --region 510107005 --login zhoumin --name 周敏
 * (in the image: node build/server/create-admin.js …). Without --generate it asks for the password; either way it must be
 * changed at the first sign-in, where the authenticator is set up too.
 */
import { mkdirSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { prepareStore } from 'db/migrate.server'
import { closeStore, write } from 'db/store.server'
import { countyRegions, loadRegions } from '~/features/estates/load-regions.server'
import { createFirstOfficer } from '~/features/identity/create-first-officer.server'
import { makeOneTimePassword } from '~/features/identity/passwords'
import { env } from '~/platform/env.server'
import { translatorFor } from '~/platform/i18n.server'

const usage = `create-admin --role county-officer|street-officer --region <code> --login <name> --name <name> [--generate]
  --region    6 digits of a county, 9 of a street, as in the national statistics, e.g. 510107 or 510107005
  --generate  makes the password and prints it once`

const { values } = parseArgs({
	options: {
		role: { type: 'string' },
		region: { type: 'string' },
		login: { type: 'string' },
		name: { type: 'string' },
		generate: { type: 'boolean', default: false },
	},
})

/** Typed without an echo, or read from a pipe. */
async function typedPassword(): Promise<string> {
	process.stderr.write('密码（至少 12 个字符）· Password (12 characters or more): ')
	const { Writable } = await import('node:stream')
	const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
	const terminal = createInterface({ input: process.stdin, output: silent, terminal: Boolean(process.stdin.isTTY) })
	try {
		return await terminal.question('')
	} finally {
		terminal.close()
		process.stderr.write('\n')
	}
}

async function main(): Promise<void> {
	const { role, region, login, name, generate } = values
	if ((role !== 'county-officer' && role !== 'street-officer') || !region || !login || !name) throw new Error(usage)
	if (!/^[A-Za-z0-9][\w.-]{2,39}$/.test(login)) throw new Error('--login: 3 to 40 letters, digits, dots, dashes')
	const password = generate ? makeOneTimePassword() : await typedPassword()
	if (password.length < 12) throw new Error('密码太短 · The password is too short: 12 characters or more')
	mkdirSync(env.DATA_DIR, { recursive: true })
	await prepareStore()
	const county = region.slice(0, 6)
	if (/^\d{6}/.test(county)) {
		const rows = await countyRegions(county)
		await write((tx) => loadRegions(tx, rows))
	}
	const made = await createFirstOfficer(
		{ loginName: login, displayName: name, role, regionCode: region, password },
		Date.now(),
	)
	if (!made.ok) {
		throw new Error(`${translatorFor('zh-CN')(made.error)}\n${translatorFor('en')(made.error)}`)
	}
	console.log(`${name} · ${made.value.region} · ${role} · ${login}`)
	if (generate) console.log(`一次性密码 · one-time password: ${password}`)
	console.log('请在 /staff/sign-in 登录，绑定动态验证码并修改密码 · Sign in at /staff/sign-in')
}

main()
	.catch((error) => {
		console.error(error instanceof Error ? error.message : error)
		process.exitCode = 1
	})
	.finally(closeStore)
