import { index, type RouteConfig, route } from '@remix-run/route-config'

/** Every URL of the product. A new route needs its row in tests/access-matrix. */
export default [
	index('routes/home.tsx'),
	route('search', 'routes/search.tsx'),
	route('regions/:code', 'routes/region.tsx'),
	route('privacy', 'routes/privacy.tsx'),
	route('accessibility', 'routes/accessibility.tsx'),
	route('preferences', 'routes/preferences.tsx'),
	route('verify', 'routes/verify.tsx'),

	route('sign-in', 'routes/sign-in/index.tsx'),
	route('sign-in/code', 'routes/sign-in/code.tsx'),
	route('sign-out', 'routes/sign-out.tsx'),
	route('claim', 'routes/claim/index.tsx'),
	route('claim/phone', 'routes/claim/phone.tsx'),
	route('claim/confirm', 'routes/claim/confirm.tsx'),
	route('claim/:code', 'routes/claim/household.tsx'),
	route('me', 'routes/me/index.tsx'),
	route('me/export', 'routes/me/export.tsx'),
	route('staff/sign-in', 'routes/staff/sign-in.tsx'),
	route('staff/totp', 'routes/staff/totp.tsx'),
	route('staff/password', 'routes/staff/password.tsx'),
	route('staff/people', 'routes/staff/people/index.tsx'),
	route('staff/people/new', 'routes/staff/people/new.tsx'),
	route('staff/people/:personId', 'routes/staff/people/show.tsx'),
	route('outbox', 'routes/outbox.tsx'),

	route('profiles', 'routes/profiles/index.tsx'),
	route('profiles/:profileId', 'routes/profiles/show.tsx'),
	route('profiles/:profileId/new-version', 'routes/profiles/new-version.tsx'),
	route('calendar', 'routes/calendar/index.tsx'),
	route('calendar/import', 'routes/calendar/import.tsx'),

	route('audit', 'routes/audit/index.tsx'),
	route('audit/export', 'routes/audit/export.tsx'),

	route('register/import', 'routes/register/import.tsx'),
	route('register/template', 'routes/register/template.tsx'),
	route('register/imports/:importId', 'routes/register/preview.tsx'),
	route('register/imports/:importId/issues', 'routes/register/issues.tsx'),
	route('estates/:estateId/register/export', 'routes/estates/register/export.tsx'),
	// outside the estate's layout: nothing but the letters goes on the paper
	route('estates/:estateId/register/letters/:batchId', 'routes/estates/register/letter-batch.tsx'),
	route('estates/:estateId/votes/:voteId/forms/:form', 'routes/estates/votes/forms/show.tsx'),
	route('estates/:estateId/votes/:voteId/forms/:form/pdf', 'routes/estates/votes/forms/pdf.ts'),
	route('p/:sealed', 'routes/paper-number.ts'),

	route('estates/:estateId', 'routes/estates/layout.tsx', [
		index('routes/estates/show.tsx'),
		route('deciding', 'routes/estates/deciding.tsx'),
		route('building', 'routes/estates/building.tsx'),
		route('managing', 'routes/estates/managing.tsx'),
		route('evaluating', 'routes/estates/evaluating.tsx'),
		route('sharing', 'routes/estates/sharing.tsx'),
		route('works', 'routes/estates/works.tsx'),
		route('notices', 'routes/estates/notices/index.tsx'),
		route('notices/new', 'routes/estates/notices/new.tsx'),
		route('notices/:noticeId', 'routes/estates/notices/show.tsx'),

		route('captains', 'routes/estates/captains.tsx'),

		route('register', 'routes/estates/register/index.tsx'),
		route('register/letters', 'routes/estates/register/letters.tsx'),

		route('plan', 'routes/estates/plan/show.tsx'),
		route('plan/versions/:number', 'routes/estates/plan/version.tsx'),
		route('plan/items/:itemKey', 'routes/estates/plan/item.tsx'),
		route('plan/draft', 'routes/estates/plan/draft/edit.tsx'),
		route('plan/draft/items/new', 'routes/estates/plan/draft/items/new.tsx'),
		route('plan/draft/items/:itemKey', 'routes/estates/plan/draft/items/edit.tsx'),

		route('votes', 'routes/estates/votes/index.tsx'),
		route('votes/new', 'routes/estates/votes/new.tsx'),
		route('votes/drafts', 'routes/estates/votes/drafts/index.tsx'),
		route('votes/drafts/:draftId', 'routes/estates/votes/drafts/edit.tsx'),
		route('votes/:voteId', 'routes/estates/votes/show.tsx'),
		route('votes/:voteId/ballot', 'routes/estates/votes/ballot.tsx'),
		route('votes/:voteId/receipts/:receiptNumber', 'routes/estates/votes/receipt.tsx'),
		route('votes/:voteId/result', 'routes/estates/votes/result.tsx'),
		route('votes/:voteId/roll', 'routes/estates/votes/roll.tsx'),
		route('votes/:voteId/objections', 'routes/estates/votes/objections.tsx'),
		route('votes/:voteId/log', 'routes/estates/votes/log.tsx'),
		route('votes/:voteId/forms', 'routes/estates/votes/forms/index.tsx'),

		route('grid', 'routes/estates/grid/index.tsx'),
		route('grid/:buildingId', 'routes/estates/grid/show.tsx'),
		route('grid/:buildingId/calls', 'routes/estates/grid/calls.tsx'),
		route('grid/:buildingId/deliver', 'routes/estates/grid/deliver.tsx'),
		route('votes/:voteId/turnout', 'routes/estates/votes/turnout.tsx'),
		route('votes/:voteId/undelivered', 'routes/estates/votes/undelivered.tsx'),

		route('surveys', 'routes/estates/surveys/index.tsx'),
		route('surveys/new', 'routes/estates/surveys/new.tsx'),
		route('surveys/:surveyId', 'routes/estates/surveys/show.tsx'),
		route('surveys/:surveyId/answer', 'routes/estates/surveys/answer.tsx'),

		route('review', 'routes/estates/review.tsx'),
	]),

	route('estates/:estateId/files/:fileId', 'routes/estates/files/show.ts'),
	route('estates/:estateId/votes/:voteId/deliveries/:deliveryId/proof', 'routes/estates/votes/delivery-proof.ts'),
	route('estates/:estateId/votes/:voteId/log/bundle', 'routes/estates/votes/bundle.ts'),
	route('estates/:estateId/votes/:voteId/roll/export', 'routes/estates/votes/roll-export.ts'),
	route('estates/:estateId/votes/:voteId/receipts/:receiptNumber/file', 'routes/estates/votes/receipt-file.ts'),

	route('*', 'routes/not-found.tsx'),
] satisfies RouteConfig
