import type { Plugin } from 'vite'

interface Change {
	file: RegExp
	from: string
	to: string
	helper: string
}

/**
 * Remix' router makes its tables anew for each request: it flattens and ranks every route, compiles the pattern of each,
 * and once more for the page's own router. On a built server the routes never change. With sixty routes this took a
 * seventh of a page's time.
 */
const changes: readonly Change[] = [
	{
		file: /@remix-run\/router\/dist\/router\.js$/,
		from: `let branches = flattenRoutes(routes);
  rankRouteBranches(branches);
  let matches = null;
  let decoded = decodePath(pathname);`,
		to: `let matches = null;
  let decoded = decodePath(pathname);
  let branches = allowPartial ? rankedBranches(routes) : possibleBranches(rankedBranches(routes), decoded);`,
		helper: `const branchesOf = new WeakMap();
function rankedBranches(routes) {
  let known = branchesOf.get(routes);
  if (!known) {
    known = flattenRoutes(routes);
    rankRouteBranches(known);
    for (let branch of known) {
      branch.segments = branch.path.toLowerCase().split("/").filter(Boolean).map(part => /[:*?]/.test(part) ? null : part);
      branch.open = branch.path.endsWith("*");
      if (branch.open) branch.segments.pop();
    }
    branchesOf.set(routes, known);
  }
  return known;
}
// Leaves out what differs in a fixed segment or in length; the patterns decide on the rest.
function possibleBranches(branches, pathname) {
  let parts = pathname.toLowerCase().split("/").filter(Boolean);
  return branches.filter(({ segments, open }) =>
    (open ? parts.length >= segments.length : parts.length === segments.length) &&
    segments.every((segment, i) => segment === null || segment === parts[i]));
}`,
	},
	{
		file: /@remix-run\/router\/dist\/router\.js$/,
		from: 'let [matcher, compiledParams] = compilePath(pattern.path, pattern.caseSensitive, pattern.end);',
		to: 'let [matcher, compiledParams] = compiledPath(pattern.path, pattern.caseSensitive, pattern.end);',
		helper: `const compiledPaths = new Map();
function compiledPath(path, caseSensitive, end) {
  let key = (caseSensitive ? "1" : "0") + (end === false ? "0" : "1") + path;
  let known = compiledPaths.get(key);
  if (!known) {
    if (compiledPaths.size >= 1000) compiledPaths.clear();
    known = compilePath(path, caseSensitive, end);
    compiledPaths.set(key, known);
  }
  return known;
}`,
	},
	{
		file: /@remix-run\/react\/dist\/esm\/server\.js$/,
		from: 'let routes = createServerRoutes(manifest.routes, routeModules, context.future, context.isSpaMode);',
		to: 'let routes = serverRoutes(manifest.routes, routeModules, context.future, context.isSpaMode);',
		helper: `const routesOf = new WeakMap();
function serverRoutes(routes, ...rest) {
  if (!routesOf.has(routes)) routesOf.set(routes, createServerRoutes(routes, ...rest));
  return routesOf.get(routes);
}`,
	},
	{
		file: /react-router-dom\/server\.mjs$/,
		from: `let manifest = {};
  let dataRoutes = UNSAFE_convertRoutesToDataRoutes(routes, UNSAFE_mapRouteProperties, undefined, manifest);

  // Because our context matches`,
		to: `let { manifest, dataRoutes } = dataRoutesOf(routes);

  // Because our context matches`,
		helper: `const knownDataRoutes = new WeakMap();
function dataRoutesOf(routes) {
  let known = knownDataRoutes.get(routes);
  if (!known) {
    let manifest = {};
    known = { manifest, dataRoutes: UNSAFE_convertRoutesToDataRoutes(routes, UNSAFE_mapRouteProperties, undefined, manifest) };
    knownDataRoutes.set(routes, known);
  }
  return known;
}`,
	},
	{
		file: /@remix-run\/server-runtime\/dist\/esm\/entry\.js$/,
		from: 'function createEntryRouteModules(manifest) {',
		to: `const modulesOf = new WeakMap();
function createEntryRouteModules(manifest) {
  if (!modulesOf.has(manifest)) modulesOf.set(manifest, routeModulesOf(manifest));
  return modulesOf.get(manifest);
}
function routeModulesOf(manifest) {`,
		helper: '',
	},
]

/** For `ssr.noExternal`: what has to be built in to be changed, and everything that shares its state. */
export const builtWithRoutes = [
	/^@remix-run\/(?:router|react|server-runtime|node|express)(?:\/|$)/,
	/^react-router/,
	'turbo-stream',
]

export function knownRoutes(): Plugin {
	const missing = new Set(changes)
	return {
		name: 'known-routes',
		apply: (_config, { command, isSsrBuild }) => command === 'build' && isSsrBuild === true,
		transform(code, id) {
			const due = changes.filter(({ file, from }) => file.test(id.split('?', 1)[0] ?? '') && code.includes(from))
			if (due.length === 0) return
			for (const change of due) missing.delete(change)
			const changed = due.reduce((text, { from, to, helper }) => `${text.replace(from, () => to)}\n${helper}\n`, code)
			return { code: changed, map: null }
		},
		buildEnd(error) {
			if (error || missing.size === 0) return
			this.error(
				`Remix has changed: ${[...missing].map(({ file }) => file.source).join(', ')} in scripts/vite/known-routes.ts`,
			)
		},
	}
}
