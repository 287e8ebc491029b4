import { index, instant, json, oneOf, table, text } from '../dialect'

/** Who did what, when, on what, with what outcome. Append-only by triggers. `detail` holds no name, phone or choice. */
export const auditEntries = table(
	'audit_entries',
	{
		id: text('id').primaryKey(),
		at: instant('at').notNull(),
		actorId: text('actor_id'),
		actorKind: oneOf('actor_kind', ['resident', 'staff', 'system', 'visitor']).notNull(),
		deed: text('deed').notNull(),
		estateId: text('estate_id'),
		regionPath: text('region_path'),
		subjectKind: text('subject_kind').notNull(),
		subjectId: text('subject_id'),
		outcome: oneOf('outcome', ['done', 'refused']).notNull(),
		reason: text('reason'),
		detail: json<Record<string, string | number | boolean | null>>('detail').notNull(),
		requestId: text('request_id'),
	},
	(t) => [
		index('audit_entries_at').on(t.at),
		index('audit_entries_estate').on(t.estateId, t.at),
		index('audit_entries_actor').on(t.actorId, t.at),
	],
)
