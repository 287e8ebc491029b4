import { foreignKey, index, instant, json, oneOf, primaryKey, table, text, uniqueIndex } from '../dialect'
import { estates } from './estates'
import { planVersions } from './planning'

/** 审查 before work starts: a decision on one plan version, with the rules as they stood. Append-only. */
export const reviews = table(
	'reviews',
	{
		estateId: text('estate_id')
			.notNull()
			.references(() => estates.id),
		id: text('id').notNull(),
		planVersionId: text('plan_version_id').notNull(),
		voteId: text('vote_id'),
		decision: oneOf('decision', ['approved', 'returned']).notNull(),
		reason: text('reason').notNull(),
		rules: json<{ rule: string; state: 'met' | 'pending' | 'not-met' }[]>('rules').notNull(),
		reviewedBy: text('reviewed_by').notNull(),
		reviewedAt: instant('reviewed_at').notNull(),
		requestKey: text('request_key').notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.estateId, t.id] }),
		foreignKey({ columns: [t.estateId, t.planVersionId], foreignColumns: [planVersions.estateId, planVersions.id] }),
		uniqueIndex('reviews_request').on(t.estateId, t.requestKey),
		index('reviews_version').on(t.estateId, t.planVersionId, t.reviewedAt),
	],
)
