import { type RouteConfig, route } from '@remix-run/route-config'

/** Every URL of the product. A new route needs its row in tests/access-matrix. */
export default [
	route('preferences', 'routes/preferences.tsx'),

	route('audit', 'routes/audit/index.tsx'),
	route('audit/export', 'routes/audit/export.tsx'),

	route('estates/:estateId', 'routes/estates/layout.tsx', [
		route('plan', 'routes/estates/plan/show.tsx'),
		route('plan/versions/:number', 'routes/estates/plan/version.tsx'),
		route('plan/items/:itemKey', 'routes/estates/plan/item.tsx'),
		route('plan/draft', 'routes/estates/plan/draft/edit.tsx'),
		route('plan/draft/items/new', 'routes/estates/plan/draft/items/new.tsx'),
		route('plan/draft/items/:itemKey', 'routes/estates/plan/draft/items/edit.tsx'),

		route('surveys', 'routes/estates/surveys/index.tsx'),
		route('surveys/new', 'routes/estates/surveys/new.tsx'),
		route('surveys/:surveyId', 'routes/estates/surveys/show.tsx'),
		route('surveys/:surveyId/answer', 'routes/estates/surveys/answer.tsx'),

		route('review', 'routes/estates/review.tsx'),
	]),

	route('estates/:estateId/files/:fileId', 'routes/estates/files/show.ts'),

	route('*', 'routes/not-found.tsx'),
] satisfies RouteConfig
