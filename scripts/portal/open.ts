import { mkdirSync } from 'node:fs'
import type { Server } from 'node:http'
import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import { prepareStore } from 'db/migrate.server'
import { closeStore, onQuery, pingStore } from 'db/store.server'
import type { RequestHandler } from 'express'
import { registerJobs } from '~/jobs.server'
import { env } from '~/platform/env.server'
import { startJobs, stopJobs } from '~/platform/jobs.server'
import { describeError, log } from '~/platform/log.server'
import { countQuery } from '~/platform/request-scope.server'
import { closeServer, createHttpServer, listen, stopOnSignal } from '~/platform/server/listen.server'
import { createPortal } from '~/platform/server/portal.server'
import { watchPressure } from '~/platform/server/pressure.server'
import { announce } from './announce'

export interface Workshop {
	/** Present in development: Vite serves the browser's files and reloads the pages. */
	readonly server: Server
	readonly assets: RequestHandler
	readonly build: () => Promise<ServerBuild>
	readonly close: () => Promise<void>
}

export interface Built {
	readonly assets: RequestHandler
	readonly build: ServerBuild
}

/** From nothing to a listening portal: store, demo county, jobs, HTTP; and the way back when a signal comes. */
export async function openPortal(from: Workshop | Built): Promise<void> {
	const workshop = 'server' in from ? from : null
	mkdirSync(env.DATA_DIR, { recursive: true })
	const stopCounting = onQuery(countQuery)
	await prepareStore()
	const signInLines = env.DEMO ? await (await import('./demo')).prepareDemo() : []

	let stopping = false
	const watch = watchPressure()
	const portal = createPortal({
		host: env.HOST,
		publicOrigin: env.PUBLIC_ORIGIN ?? null,
		trustProxy: env.TRUST_PROXY,
		development: workshop !== null,
		health: { isStopping: () => stopping, pingStore, dataDir: env.DATA_DIR },
		watch,
		assets: from.assets,
		application: createRequestHandler({ build: from.build, mode: env.NODE_ENV }),
	})
	const server = workshop?.server ?? createHttpServer(portal)
	if (workshop) server.on('request', portal)
	const address = await listen(server, env.HOST, env.PORT)

	registerJobs()
	startJobs()
	process.on('unhandledRejection', (error) => log.error({ err: describeError(error) }, 'unhandled rejection'))
	stopOnSignal([
		() => {
			stopping = true
		},
		() => workshop?.close(),
		() => closeServer(server),
		stopJobs,
		stopCounting,
		watch.stop,
		closeStore,
	])
	announce(address, signInLines)
}
