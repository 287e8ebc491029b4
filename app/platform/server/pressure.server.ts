import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { RequestHandler } from 'express'
import { requestsInFlight, requestsShed } from '../metrics.server'
import { messages } from './plain-messages'
import { answerPlainly } from './plain-page.server'

export interface Pressure {
	/** p99 of the event loop’s delay, ms: the smaller of the last two windows, so that a burst of voters sheds nothing. */
	readonly delay: number
	readonly inFlight: number
}

/** Cheap reads go first, what people submit goes last. */
export function isTooBusyFor(method: string, { delay, inFlight }: Pressure): boolean {
	const reads = method === 'GET' || method === 'HEAD'
	return reads ? delay > 1_000 || inFlight > 1_000 : delay > 5_000 || inFlight > 6_000
}

const windowMs = 500

export function watchPressure(): { pressure: () => Pressure; stop: () => void; enter: () => () => void } {
	const histogram = monitorEventLoopDelay({ resolution: 20 })
	histogram.enable()
	let before = 0
	let last = 0
	let inFlight = 0
	const timer = setInterval(() => {
		before = last
		last = histogram.percentile(99) / 1e6
		histogram.reset()
	}, windowMs)
	timer.unref()
	return {
		pressure: () => ({ delay: Math.min(before, last), inFlight }),
		stop() {
			clearInterval(timer)
			histogram.disable()
		},
		enter() {
			inFlight += 1
			requestsInFlight.set(inFlight)
			return () => {
				inFlight -= 1
				requestsInFlight.set(inFlight)
			}
		},
	}
}

export function shedWhenBusy(watch: ReturnType<typeof watchPressure>): RequestHandler {
	return (request, response, next) => {
		if (isTooBusyFor(request.method, watch.pressure())) {
			requestsShed.inc({ kind: request.method === 'GET' || request.method === 'HEAD' ? 'read' : 'write' })
			answerPlainly(request, response, messages.busy)
			return
		}
		response.once('close', watch.enter())
		next()
	}
}
