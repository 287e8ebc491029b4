import type { AddressInfo } from 'node:net'
import { env } from '~/platform/env.server'
import { log } from '~/platform/log.server'

function reachedAt({ address, port, family }: AddressInfo): string {
	if (env.PUBLIC_ORIGIN) return env.PUBLIC_ORIGIN
	const everywhere = address === '0.0.0.0' || address === '::'
	return `http://${everywhere ? '127.0.0.1' : family === 'IPv6' ? `[${address}]` : address}:${port}`
}

/** Tells the console where the portal is, and the parent process, if it asked, by a message. */
export function announce(address: AddressInfo, signInLines: readonly string[]): void {
	const url = reachedAt(address)
	const lines = [
		'',
		`  五共家园 已启动，请在浏览器打开 · The portal is running, open in a browser:  ${url}`,
		`  数据 · Data:  ${env.DATABASE_URL ? 'PostgreSQL + ' : ''}${env.DATA_DIR}`,
		...(signInLines.length > 0 ? ['', ...signInLines.map((line) => `  ${line}`)] : []),
		'',
		'  停止 · To stop:  Ctrl+C',
		'',
	]
	console.log(lines.join('\n'))
	const outside = !['127.0.0.1', '::1', 'localhost'].includes(env.HOST)
	if (outside && !env.PUBLIC_ORIGIN) log.warn('PUBLIC_ORIGIN is not set: forms sent from another machine are refused')
	process.send?.({ listening: url, port: address.port })
}
