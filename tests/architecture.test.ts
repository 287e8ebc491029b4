import { isBuiltin } from 'node:module'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { type Import, lineOf, type Module, modulesOf, walk } from './support/modules'

const modules = modulesOf('app', 'db')
const byPath = new Map(modules.map((module) => [module.path, module]))

type Layer = 'top' | 'routes' | 'features' | 'ui' | 'platform' | 'paths' | 'db' | 'words'

function layerOf(path: string): Layer {
	if (path.startsWith('db/')) return 'db'
	if (path.startsWith('locales/')) return 'words'
	if (path === 'app/paths.ts') return 'paths'
	const [, folder] = path.split('/')
	if (folder === 'routes' || folder === 'features' || folder === 'ui' || folder === 'platform') return folder
	return 'top'
}

/** Where the arrows of a layer may lead. The top puts the parts together: root, entries, routes.ts, the list of jobs. */
const below: Record<Layer, readonly Layer[]> = {
	top: ['top', 'features', 'ui', 'platform', 'paths'],
	routes: ['features', 'ui', 'platform', 'paths'],
	features: ['features', 'ui', 'platform', 'paths', 'db', 'words'],
	ui: ['ui', 'platform', 'paths'],
	platform: ['platform', 'paths', 'db', 'words'],
	paths: [],
	db: ['db'],
	words: [],
}

const isServerOnly = (path: string) => path.includes('.server.') || layerOf(path) === 'db'
const isRules = (path: string) => /(^|[/-])rules\.ts$/.test(path)

function arrows(keep: (module: Module, to: Module['imports'][number]) => boolean): string[] {
	return modules.flatMap((module) =>
		module.imports.filter((to) => keep(module, to)).map(({ to, line }) => `${module.path}:${line} → ${to}`),
	)
}

/** The lines of app/ whose node is what it should not be. */
function nodes(wrong: (node: ts.Node, module: Module) => boolean, ...allowed: string[]): string[] {
	const found: string[] = []
	for (const module of modules) {
		if (!module.path.startsWith('app/') || allowed.includes(module.path)) continue
		walk(module.source, (node) => {
			if (wrong(node, module)) found.push(`${module.path}:${lineOf(module.source, node)}`)
		})
	}
	return found
}

describe('the arrows run one way', () => {
	test('routes → features → db, with ui and platform below and knowing no feature', () => {
		const up = arrows(
			(module, { to, ours }) => ours && !/\.css$/.test(to) && !below[layerOf(module.path)].includes(layerOf(to)),
		)
		expect(up).toEqual([])
	})

	test('components and the look reach nothing of the server but types', () => {
		const seen = modules.filter(({ path }) => /^app\/(features\/.*\/components|ui)\//.test(path))
		expect(
			seen.flatMap((start) => reaches(start, ({ to, ours }) => (ours ? isServerOnly(to) : isBuiltin(to)))),
		).toEqual([])
	})

	test('rules reach only types, other rules and pure modules', () => {
		const impure = ({ to, ours }: Import) =>
			ours ? isServerOnly(to) || layerOf(to) === 'ui' || !to.endsWith('.ts') : to !== 'temporal-polyfill'
		expect(modules.filter(({ path }) => isRules(path)).flatMap((start) => reaches(start, impure))).toEqual([])
	})

	test('there is no cycle, type imports included', () => {
		expect(cycles()).toEqual([])
	})

	test('one file speaks to Lucia', () => {
		expect(arrows((_, { to }) => to === 'lucia').map((text) => text.split(':')[0])).toEqual([
			'app/platform/session.server.ts',
		])
	})
})

/** Where a module, or one that it imports, imports what is wrong here. Types do not count: they leave no import behind. */
function reaches(start: Module, wrong: (to: Import) => boolean): string[] {
	const seen = new Set([start.path])
	const queue = [start]
	const found: string[] = []
	for (let module = queue.pop(); module; module = queue.pop()) {
		for (const to of module.imports) {
			if (to.types || seen.has(to.to)) continue
			seen.add(to.to)
			if (wrong(to)) found.push(`${start.path} reaches ${module.path}:${to.line} → ${to.to}`)
			else {
				const next = byPath.get(to.to)
				if (next) queue.push(next)
			}
		}
	}
	return found
}

/** The strongly connected components of more than one module, after Tarjan. */
function cycles(): string[] {
	const order = new Map<string, { index: number; low: number; onStack: boolean }>()
	const stack: string[] = []
	const found: string[] = []
	const visit = (path: string) => {
		const mark = { index: order.size, low: order.size, onStack: true }
		order.set(path, mark)
		stack.push(path)
		for (const { to } of byPath.get(path)?.imports ?? []) {
			if (!byPath.has(to)) continue
			if (to === path) found.push(`${path} imports itself`)
			const known = order.get(to) ?? visit(to)
			if (known.onStack) mark.low = Math.min(mark.low, known.low)
		}
		if (mark.low === mark.index) {
			const knot = stack.splice(stack.indexOf(path))
			for (const member of knot) {
				const other = order.get(member)
				if (other) other.onStack = false
			}
			if (knot.length > 1) found.push(knot.sort().join(' ⇄ '))
		}
		return mark
	}
	for (const { path } of modules) if (!order.has(path)) visit(path)
	return found
}

describe('the style of the house', () => {
	test('queries are awaited: .get(), .all() and .run() exist on one engine only', () => {
		const calls = nodes(
			(node) =>
				ts.isCallExpression(node) &&
				node.arguments.length === 0 &&
				ts.isPropertyAccessExpression(node.expression) &&
				['get', 'all', 'run', 'values'].includes(node.expression.name.text) &&
				/\b(read|tx|select|from|where|limit|returning)\b/.test(node.expression.expression.getText()),
		)
		expect(calls).toEqual([])
	})

	test('nothing puts raw text into SQL', () => {
		expect(nodes((node) => ts.isPropertyAccessExpression(node) && node.getText() === 'sql.raw')).toEqual([])
	})

	test('no style attributes, and HTML from text in one place only', () => {
		const attribute = (name: string) => (node: ts.Node) => ts.isJsxAttribute(node) && node.name.getText() === name
		expect(nodes(attribute('style'))).toEqual([])
		expect(nodes(attribute('dangerouslySetInnerHTML'), 'app/ui/prose.tsx')).toEqual([])
	})

	test('no `any`, no `as` but `as const`, no `!`', () => {
		const cast = nodes(
			(node) =>
				node.kind === ts.SyntaxKind.AnyKeyword ||
				ts.isNonNullExpression(node) ||
				ts.isTypeAssertionExpression(node) ||
				(ts.isAsExpression(node) && node.type.getText() !== 'const'),
		)
		expect(cast).toEqual([])
	})

	test('no file is longer than 350 lines', () => {
		expect(modules.filter(({ lines }) => lines > 350).map(({ path, lines }) => `${path} ${lines}`)).toEqual([])
	})

	test('drawers have names', () => {
		const drawer = /(^|[/-])(utils?|helpers?|misc|common|service|manager|v2)([./-]|$)/i
		const names = modules.map(({ path }) => path).filter((path) => drawer.test(path) || /[A-Z_]/.test(path))
		expect(names.filter((path) => !path.startsWith('db/migrations/'))).toEqual([])
	})
})
