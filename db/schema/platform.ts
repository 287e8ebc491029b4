import { index, instant, integer, json, oneOf, primaryKey, table, text, uniqueIndex } from '../dialect'
import { estates } from './estates'

export const fileSubjects = [
	'plan-item',
	'plan-version',
	'notice',
	'paper',
	'delivery',
	'delegation',
	'silence-clause',
] as const

/** Photos, drawings and PDFs; the bytes lie under DATA_DIR/files/<storageName>. */
export const files = table(
	'files',
	{
		estateId: text('estate_id')
			.notNull()
			.references(() => estates.id),
		id: text('id').notNull(),
		subjectKind: oneOf('subject_kind', fileSubjects).notNull(),
		subjectId: text('subject_id').notNull(),
		fileName: text('file_name').notNull(),
		mediaType: oneOf('media_type', ['image/webp', 'application/pdf']).notNull(),
		caption: text('caption').notNull(),
		size: integer('size').notNull(),
		width: integer('width'),
		height: integer('height'),
		storageName: text('storage_name').notNull(),
		/** SHA-256 of the stored bytes. */
		contentHash: text('content_hash').notNull(),
		uploadedBy: text('uploaded_by').notNull(),
		uploadedAt: instant('uploaded_at').notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.estateId, t.id] }),
		uniqueIndex('files_storage_name').on(t.storageName, t.subjectId),
		uniqueIndex('files_content').on(t.estateId, t.subjectKind, t.subjectId, t.contentHash),
		index('files_subject').on(t.estateId, t.subjectKind, t.subjectId),
	],
)

/** Messages to send, written in the deed's own transaction; a worker delivers each once. */
export const outbox = table(
	'outbox',
	{
		id: text('id').primaryKey(),
		estateId: text('estate_id'),
		channel: oneOf('channel', ['sms', 'mail']).notNull(),
		recipient: text('recipient').notNull(),
		template: text('template').notNull(),
		parameters: json<Record<string, string>>('parameters').notNull(),
		dedupeKey: text('dedupe_key').notNull(),
		createdAt: instant('created_at').notNull(),
		dueAt: instant('due_at').notNull(),
		expiresAt: instant('expires_at'),
		attempts: integer('attempts').notNull().default(0),
		claimedUntil: instant('claimed_until'),
		state: oneOf('state', ['waiting', 'sending', 'sent', 'failed']).notNull().default('waiting'),
		sentAt: instant('sent_at'),
		lastError: text('last_error'),
	},
	(t) => [
		uniqueIndex('outbox_dedupe').on(t.dedupeKey),
		index('outbox_due').on(t.state, t.dueAt),
		index('outbox_created').on(t.createdAt),
	],
)
