import { type RouteConfig, route } from '@remix-run/route-config'

/** Every URL of the product. A new route needs its row in tests/access-matrix. */
export default [
	route('preferences', 'routes/preferences.tsx'),

	route('audit', 'routes/audit/index.tsx'),
	route('audit/export', 'routes/audit/export.tsx'),

	route('estates/:estateId', 'routes/estates/layout.tsx', [
		route('surveys', 'routes/estates/surveys/index.tsx'),
		route('surveys/new', 'routes/estates/surveys/new.tsx'),
		route('surveys/:surveyId', 'routes/estates/surveys/show.tsx'),
		route('surveys/:surveyId/answer', 'routes/estates/surveys/answer.tsx'),

		route('review', 'routes/estates/review.tsx'),
	]),

	route('*', 'routes/not-found.tsx'),
] satisfies RouteConfig
