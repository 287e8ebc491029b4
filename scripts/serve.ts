/** The portal as it runs in production: node build/server/serve.js, from the folder that holds build/ and db/. */
import { fileURLToPath } from 'node:url'

process.env.NODE_ENV ??= 'production'

function explain(error: unknown): string {
	if (!(error instanceof Error)) return String(error)
	if (error.name === 'ConfigurationError') return error.message
	if ('code' in error && error.code === 'EADDRINUSE') {
		return `端口已被占用，请换一个 PORT。The port is taken, choose another PORT. (${error.message})`
	}
	return error.stack ?? error.message
}

try {
	const { openPortal } = await import('./portal/open')
	const { builtAssets } = await import('~/platform/server/assets.server')
	const build = await import('virtual:remix/server-build')
	await openPortal({ build, assets: builtAssets(fileURLToPath(new URL('../client', import.meta.url))) })
} catch (error) {
	console.error(explain(error))
	process.exit(1)
}
