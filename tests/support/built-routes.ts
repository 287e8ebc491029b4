import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface BuiltRoute {
	id: string
	/** Of the whole URL, with its parameters: 'estates/:estateId/plan'. */
	path: string
	hasLoader: boolean
	hasAction: boolean
	/** A page has a component, a download has none. */
	isPage: boolean
	isLayout: boolean
}

interface ManifestRoute {
	id: string
	parentId?: string
	path?: string
	hasLoader: boolean
	hasAction: boolean
	css?: string[]
	module: string
}

const assets = join('build', 'client', 'assets')

/** The routes as they were built, from the manifest that browsers load. */
export function builtRoutes(): BuiltRoute[] {
	const file = readdirSync(assets).find((name) => /^manifest-[\w-]+\.js$/.test(name))
	if (!file) throw new Error('npm run build first')
	const text = readFileSync(join(assets, file), 'utf8')
	const { routes }: { routes: Record<string, ManifestRoute> } = JSON.parse(
		text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1),
	)
	const all = Object.values(routes)
	const pathOf = (route: ManifestRoute): string => {
		const parent = route.parentId ? routes[route.parentId] : undefined
		return [parent ? pathOf(parent) : '', route.path ?? ''].filter(Boolean).join('/')
	}
	return all.map((route) => ({
		id: route.id,
		path: pathOf(route),
		hasLoader: route.hasLoader,
		hasAction: route.hasAction,
		isPage: /\bdefault\b/.test(exportsOf(route.module)),
		isLayout: all.some(({ parentId }) => parentId === route.id),
	}))
}

function exportsOf(module: string): string {
	return readFileSync(join('build', 'client', module), 'utf8').match(/export\s*\{[^}]*\}\s*;?\s*$/)?.[0] ?? ''
}
