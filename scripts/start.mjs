// npm start, npm run dev: installs and builds what it must, then runs the portal on our own Node.
import { ensureBuilt, ensureInstalled, ownNode, run, serving } from './setup.mjs'

const development = process.argv.includes('--dev')
await ensureInstalled()
if (!development) await ensureBuilt()

const env = {
	NODE_ENV: development ? 'development' : 'production',
	DEMO: process.env.DEMO || '1',
	LOG_LEVEL: process.env.LOG_LEVEL || 'warn',
	ISSUING_BODY: process.env.ISSUING_BODY || '老旧小区改造办公室（演示）',
	ADVICE_PHONE: process.env.ADVICE_PHONE || '028-8555 0100',
	RECORD_NUMBER: process.env.RECORD_NUMBER || '演示',
}
process.exitCode = await run(ownNode, development ? ['scripts/dev.mjs'] : [...serving, 'build/server/serve.js'], {
	env,
	signals: true,
})
