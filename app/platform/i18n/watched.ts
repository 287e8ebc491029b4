import type { i18n, TFunction } from 'i18next'

/**
 * The same instance, but each key says its namespace before it is looked up. The server notes there which words a page
 * needs; the browser fetches those it has not got.
 */
export function watched(shared: i18n, onNamespace: (namespace: string) => void): i18n {
	const own: i18n = Object.create(shared)
	const made = new Map<string, TFunction>()
	own.getFixedT = (...args: Parameters<i18n['getFixedT']>) => {
		const name = args.join()
		const t = made.get(name) ?? watchedT(shared.getFixedT(...args), onNamespace)
		made.set(name, t)
		return t
	}
	return own
}

function watchedT(t: TFunction, onNamespace: (namespace: string) => void): TFunction {
	return new Proxy(t, {
		apply(target, self, args) {
			const key = String(args[0])
			const end = key.indexOf(':')
			if (end > 0 && end < key.length - 1) onNamespace(key.slice(0, end))
			return Reflect.apply(target, self, args)
		},
	})
}
