import { index, layout, prefix, type RouteConfig, route } from '@remix-run/route-config'

/** Every URL of the product. A new route needs its row in tests/access-matrix. */
export default [
	route('preferences', 'routes/preferences.tsx'),
] satisfies RouteConfig
