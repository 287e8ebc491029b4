import {
	check,
	foreignKey,
	index,
	instant,
	integer,
	oneOf,
	primaryKey,
	sql,
	table,
	text,
	uniqueIndex,
} from '../dialect'
import { estates } from './estates'
import { people } from './identity'

/** Classes of plan items (基础类, 完善类, 提升类 and what a locality adds) and sources of funds: data, not code. */
export const itemClasses = table('item_classes', {
	code: text('code').primaryKey(),
	position: integer('position').notNull(),
	nameZh: text('name_zh').notNull(),
	nameEn: text('name_en').notNull(),
})

export const fundSources = table('fund_sources', {
	code: text('code').primaryKey(),
	position: integer('position').notNull(),
	nameZh: text('name_zh').notNull(),
	nameEn: text('name_en').notNull(),
})

/** 一区一案: one plan per estate. */
export const plans = table(
	'plans',
	{
		estateId: text('estate_id')
			.notNull()
			.references(() => estates.id),
		id: text('id').notNull(),
		createdAt: instant('created_at').notNull(),
	},
	(t) => [primaryKey({ columns: [t.estateId, t.id] }), uniqueIndex('plans_one_per_estate').on(t.estateId)],
)

/** A version: a draft (number 0, at most one per plan) or published (1, 2, …), then never changed. */
export const planVersions = table(
	'plan_versions',
	{
		estateId: text('estate_id').notNull(),
		id: text('id').notNull(),
		planId: text('plan_id').notNull(),
		number: integer('number').notNull(),
		title: text('title').notNull(),
		summary: text('summary').notNull(),
		changeNote: text('change_note').notNull(),
		contentHash: text('content_hash'),
		createdAt: instant('created_at').notNull(),
		updatedAt: instant('updated_at').notNull(),
		publishedAt: instant('published_at'),
		publishedBy: text('published_by'),
	},
	(t) => [
		primaryKey({ columns: [t.estateId, t.id] }),
		foreignKey({ columns: [t.estateId, t.planId], foreignColumns: [plans.estateId, plans.id] }),
		uniqueIndex('plan_versions_number').on(t.estateId, t.planId, t.number),
	],
)

/** An item of a version. `itemKey` stays the same through the versions. */
export const planItems = table(
	'plan_items',
	{
		estateId: text('estate_id').notNull(),
		id: text('id').notNull(),
		versionId: text('version_id').notNull(),
		itemKey: text('item_key').notNull(),
		position: integer('position').notNull(),
		classCode: text('class_code')
			.notNull()
			.references(() => itemClasses.code),
		name: text('name').notNull(),
		description: text('description').notNull(),
		costFen: integer('cost_fen').notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.estateId, t.id] }),
		foreignKey({ columns: [t.estateId, t.versionId], foreignColumns: [planVersions.estateId, planVersions.id] }),
		uniqueIndex('plan_items_key').on(t.estateId, t.versionId, t.itemKey),
		check('plan_items_cost', sql`${t.costFen} >= 0`),
	],
)

/** Who pays an item: amounts (分) by source that sum to the item's cost. */
export const planItemFunds = table(
	'plan_item_funds',
	{
		estateId: text('estate_id').notNull(),
		itemId: text('item_id').notNull(),
		sourceCode: text('source_code')
			.notNull()
			.references(() => fundSources.code),
		amountFen: integer('amount_fen').notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.estateId, t.itemId, t.sourceCode] }),
		foreignKey({ columns: [t.estateId, t.itemId], foreignColumns: [planItems.estateId, planItems.id] }),
		check('plan_item_funds_amount', sql`${t.amountFen} > 0`),
	],
)

/** A comment on the plan (subject 'plan') or one of its items (subject 'plan-item', id = itemKey). */
export const comments = table(
	'comments',
	{
		estateId: text('estate_id')
			.notNull()
			.references(() => estates.id),
		id: text('id').notNull(),
		subjectKind: oneOf('subject_kind', ['plan', 'plan-item']).notNull(),
		subjectId: text('subject_id').notNull(),
		parentId: text('parent_id'),
		authorId: text('author_id')
			.notNull()
			.references(() => people.id),
		/** How the author is shown inside the estate; outsiders see only `authorStanding`. */
		authorName: text('author_name').notNull(),
		authorStanding: oneOf('author_standing', ['owner', 'tenant', 'captain', 'office']).notNull(),
		planVersion: integer('plan_version').notNull(),
		body: text('body').notNull(),
		postedAt: instant('posted_at').notNull(),
		requestKey: text('request_key').notNull(),
		hiddenAt: instant('hidden_at'),
		hiddenBy: text('hidden_by'),
		hiddenReason: text('hidden_reason'),
	},
	(t) => [
		primaryKey({ columns: [t.estateId, t.id] }),
		uniqueIndex('comments_request').on(t.estateId, t.authorId, t.requestKey),
		index('comments_subject').on(t.estateId, t.subjectKind, t.subjectId, t.postedAt),
		index('comments_parent').on(t.estateId, t.parentId, t.postedAt),
	],
)
