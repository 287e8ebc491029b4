/** The least that Remix on express can be: what the machine gives before any work of ours. */
import type { AddressInfo } from 'node:net'
import { createRequestHandler } from '@remix-run/express'
import { closeStore } from 'db/store.server'
import express from 'express'
import { makeTable } from './app/store.server'

const build = await import('virtual:remix/server-build')
await makeTable()
const app = express()
app.disable('x-powered-by')
app.all('*', createRequestHandler({ build, mode: 'production' }))
const server = app.listen(Number(process.env.PORT), '127.0.0.1', 1_024, () => {
	const address: AddressInfo | string | null = server.address()
	if (address !== null && typeof address !== 'string') process.send?.({ port: address.port })
})
process.on('SIGTERM', () => {
	server.close(() => closeStore().then(() => process.exit(0)))
	server.closeAllConnections()
})
