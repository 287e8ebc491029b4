import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

export const metrics = new Registry()
collectDefaultMetrics({ register: metrics })

export const requestSeconds = new Histogram({
	name: 'http_request_duration_seconds',
	help: 'Time from the first byte of a request to the last of its answer',
	labelNames: ['method', 'status'],
	buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
	registers: [metrics],
})

export const requestsInFlight = new Gauge({
	name: 'http_requests_in_flight',
	help: 'Requests being answered',
	registers: [metrics],
})

export const requestsShed = new Counter({
	name: 'http_requests_shed_total',
	help: 'Requests answered 503 because the portal was too busy',
	labelNames: ['kind'],
	registers: [metrics],
})

export const jobRuns = new Counter({
	name: 'job_runs_total',
	help: 'Runs of timed jobs',
	labelNames: ['job', 'outcome'],
	registers: [metrics],
})
