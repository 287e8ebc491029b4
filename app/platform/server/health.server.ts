import { BlockList, isIP } from 'node:net'
import { type Request, Router } from 'express'
import { describeError, log } from '../log.server'
import { metrics } from '../metrics.server'
import { hasRoom } from './room.server'

export interface HealthChecks {
	readonly isStopping: () => boolean
	readonly pingStore: () => Promise<void>
	readonly dataDir: string
}

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

/** From this machine and not through a proxy on it. To be asked before forwarding headers are dropped. */
export function isFromThisMachine(request: Pick<Request, 'headers' | 'socket'>): boolean {
	const peer = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '')
	const forwarded = Object.keys(request.headers).some((name) => name === 'forwarded' || name.startsWith('x-forwarded'))
	const named = /^(?:127(?:\.\d{1,3}){3}|localhost|\[::1\])(?::\d+)?$/i.test(request.headers.host ?? '')
	return !forwarded && named && isIP(peer) > 0 && loopback.check(peer, isIP(peer) === 6 ? 'ipv6' : 'ipv4')
}

async function failing({ isStopping, pingStore, dataDir }: HealthChecks): Promise<string[]> {
	if (isStopping()) return ['stopping']
	const store = pingStore().then(
		() => [],
		(error: unknown) => {
			log.error({ err: describeError(error) }, 'the store does not answer')
			return ['store']
		},
	)
	const disk = hasRoom(dataDir).then(
		(room) => (room ? [] : ['disk']),
		() => ['disk'],
	)
	return (await Promise.all([store, disk])).flat()
}

/** /livez: the event loop answers. /readyz: work can be taken and kept. /metrics: this machine only. */
export function healthRoutes(checks: HealthChecks): Router {
	const router = Router()
	let known: { at: number; answer: Promise<string[]> } | null = null

	router.get('/livez', (_request, response) => {
		response.type('text').send('ok')
	})
	router.get('/readyz', async (_request, response) => {
		if (!known || Date.now() - known.at > 1_000 || checks.isStopping())
			known = { at: Date.now(), answer: failing(checks) }
		const broken = await known.answer
		response.status(broken.length > 0 ? 503 : 200)
		response.type('text').send(broken.length > 0 ? `not ready: ${broken.join(', ')}` : 'ready')
	})
	router.get('/metrics', async (request, response, next) => {
		if (!isFromThisMachine(request)) return next()
		response.set('Content-Type', metrics.contentType).send(await metrics.metrics())
	})
	return router
}
