// npm run dev: the portal with Vite in it. Pages reload by themselves; after a change of db/ or app/platform/server restart it.
import { createServer as createHttpServer } from 'node:http'
import { createServer } from 'vite'

const server = createHttpServer()
const vite = await createServer({
	appType: 'custom',
	server: { middlewareMode: true, hmr: { server }, watch: { ignored: ['**/data/**', '**/build/**'] } },
})
try {
	const { openPortal } = await vite.ssrLoadModule('/scripts/portal/open.ts')
	await openPortal({
		server,
		assets: vite.middlewares,
		build: () => vite.ssrLoadModule('virtual:remix/server-build'),
		close: () => vite.close(),
	})
} catch (error) {
	console.error(error.name === 'ConfigurationError' ? error.message : error)
	process.exit(1)
}
