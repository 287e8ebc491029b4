import { foreignKey, index, instant, oneOf, primaryKey, table, text, uniqueIndex } from '../dialect'
import { estates, units } from './estates'
import { people } from './identity'

/** 公告, to an estate, a building or an entrance. */
export const notices = table(
	'notices',
	{
		estateId: text('estate_id')
			.notNull()
			.references(() => estates.id),
		id: text('id').notNull(),
		scopeKind: oneOf('scope_kind', ['estate', 'building', 'entrance']).notNull(),
		scopeId: text('scope_id').notNull(),
		title: text('title').notNull(),
		body: text('body').notNull(),
		postedBy: text('posted_by')
			.notNull()
			.references(() => people.id),
		postedAs: oneOf('posted_as', ['captain', 'community', 'office']).notNull(),
		postedAt: instant('posted_at').notNull(),
		requestKey: text('request_key').notNull(),
		withdrawnAt: instant('withdrawn_at'),
	},
	(t) => [
		primaryKey({ columns: [t.estateId, t.id] }),
		uniqueIndex('notices_request').on(t.estateId, t.postedBy, t.requestKey),
		index('notices_posted').on(t.estateId, t.postedAt),
	],
)

/** 已读: a household has read a notice. */
export const readings = table(
	'readings',
	{
		estateId: text('estate_id').notNull(),
		noticeId: text('notice_id').notNull(),
		unitId: text('unit_id').notNull(),
		personId: text('person_id').notNull(),
		readAt: instant('read_at').notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.estateId, t.noticeId, t.unitId, t.personId] }),
		foreignKey({ columns: [t.estateId, t.noticeId], foreignColumns: [notices.estateId, notices.id] }),
		foreignKey({ columns: [t.estateId, t.unitId], foreignColumns: [units.estateId, units.id] }),
		index('readings_person').on(t.estateId, t.personId, t.noticeId),
	],
)
