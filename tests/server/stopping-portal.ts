/** Run by graceful-stop.test.ts: the portal's guards and its store around one slow deed. */

import { prepareStore } from 'db/migrate.server'
import { rateLimits } from 'db/schema'
import { closeStore, pingStore, write } from 'db/store.server'
import { closeServer, createHttpServer, listen, stopOnSignal } from '~/platform/server/listen.server'
import { createPortal } from '~/platform/server/portal.server'
import { watchPressure } from '~/platform/server/pressure.server'

await prepareStore()
let stopping = false
const server = createHttpServer(
	createPortal({
		host: '127.0.0.1',
		publicOrigin: null,
		health: { isStopping: () => stopping, pingStore, dataDir: process.env.DATA_DIR ?? '.' },
		watch: watchPressure(),
		assets: (_request, _response, next) => next(),
		application: (request, response, next) => {
			const key = request.path.slice(1)
			const save = () =>
				write((tx) => tx.insert(rateLimits).values({ key, points: 1, expiresAt: 1 })).then(
					() => response.send(`saved ${key}`),
					next,
				)
			setTimeout(save, 40)
		},
	}),
)
const { port } = await listen(server, '127.0.0.1', 0)
stopOnSignal([
	() => {
		stopping = true
	},
	() => closeServer(server),
	closeStore,
])
process.send?.({ port })
