import compression from 'compression'
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express'
import { describeError, log } from '../log.server'
import { requestSeconds } from '../metrics.server'
import { insideRequestScope, nonce } from '../request-scope.server'
import { accessLog } from './access-log.server'
import { limitBody } from './body-limits.server'
import { checkHost, checkOrigin, dropForwarding, type Guards, refuseOldDataRequests, speakAs } from './guards.server'
import { lastHeaders, securityHeaders } from './headers.server'
import { type HealthChecks, healthRoutes } from './health.server'
import { messages } from './plain-messages'
import { answerPlainly } from './plain-page.server'
import { shedWhenBusy, type watchPressure } from './pressure.server'
import { refuseWithoutRoom } from './room.server'

export interface PortalParts extends Guards {
	readonly health: HealthChecks
	readonly watch: ReturnType<typeof watchPressure>
	readonly assets: RequestHandler
	/** Remix, or whatever a test puts in its place. */
	readonly application: RequestHandler
	readonly trustProxy?: string | undefined
	readonly development?: boolean
}

const enterScope: RequestHandler = (request, response, next) => {
	insideRequestScope(() => {
		response.locals.nonce = nonce()
		next()
	}, request.ip)
}

const measure: RequestHandler = (request, response, next) => {
	const started = performance.now()
	response.once('close', () => {
		const status = response.writableFinished ? `${Math.floor(response.statusCode / 100)}xx` : 'aborted'
		requestSeconds.observe({ method: request.method, status }, (performance.now() - started) / 1000)
	})
	next()
}

const answerFailure: ErrorRequestHandler = (error, request, response, _next) => {
	if (response.headersSent) {
		if (!response.writableEnded) response.destroy()
		return
	}
	log.error({ err: describeError(error) }, 'a request failed outside of Remix')
	answerPlainly(request, response, messages.failed)
}

/** Everything a request passes before Remix sees it, in order. */
export function createPortal(parts: PortalParts): Express {
	const portal = express()
	portal.disable('x-powered-by').disable('etag').set('query parser', false)
	portal.set('trust proxy', parts.trustProxy ?? false)

	portal.use(enterScope, accessLog, measure)
	portal.use(lastHeaders(parts.health.isStopping), healthRoutes(parts.health))
	portal.use(dropForwarding)
	portal.use(
		securityHeaders({
			https: parts.publicOrigin?.startsWith('https:') ?? false,
			development: parts.development ?? false,
		}),
	)
	portal.use(checkHost)
	portal.use(parts.assets)
	portal.use(checkOrigin(parts), refuseOldDataRequests)
	portal.use(shedWhenBusy(parts.watch), refuseWithoutRoom(parts.health.dataDir), limitBody)
	portal.use(compression())
	portal.use(speakAs(parts.publicOrigin))
	portal.use(parts.application)
	portal.use(answerFailure)
	return portal
}
