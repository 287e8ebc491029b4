import { boolean, index, instant, integer, oneOf, table, text, uniqueIndex } from '../dialect'

/** A resident or a member of staff. A resident's phone, a staff member's login name: unique while present. */
export const people = table(
	'people',
	{
		id: text('id').primaryKey(),
		kind: oneOf('kind', ['resident', 'staff']).notNull(),
		displayName: text('display_name').notNull(),
		phone: text('phone'),
		loginName: text('login_name'),
		passwordHash: text('password_hash'),
		mustChangePassword: boolean('must_change_password').notNull().default(false),
		totpSecret: text('totp_secret'),
		totpConfirmedAt: instant('totp_confirmed_at'),
		totpLastStep: integer('totp_last_step'),
		disabledAt: instant('disabled_at'),
		createdAt: instant('created_at').notNull(),
	},
	(t) => [uniqueIndex('people_phone').on(t.phone), uniqueIndex('people_login_name').on(t.loginName)],
)

/** `id` is the SHA-256 of the session id that the cookie holds. */
export const sessions = table(
	'sessions',
	{
		id: text('id').primaryKey(),
		personId: text('person_id')
			.notNull()
			.references(() => people.id),
		kind: oneOf('kind', ['resident', 'staff']).notNull(),
		/** What is still asked of a member of staff before anything opens. */
		stage: oneOf('stage', ['second-factor', 'new-password', 'complete']).notNull(),
		createdAt: instant('created_at').notNull(),
		lastSeenAt: instant('last_seen_at').notNull(),
		expiresAt: instant('expires_at').notNull(),
	},
	(t) => [index('sessions_person').on(t.personId), index('sessions_expires').on(t.expiresAt)],
)

/** A role with its scope in the tree of regions, estates, buildings and entrances. */
export const grants = table(
	'grants',
	{
		id: text('id').primaryKey(),
		personId: text('person_id')
			.notNull()
			.references(() => people.id),
		role: oneOf('role', [
			'captain',
			'resident-supervisor',
			'community-worker',
			'street-officer',
			'county-officer',
			'auditor',
		]).notNull(),
		scopeKind: oneOf('scope_kind', ['region', 'estate', 'building', 'entrance']).notNull(),
		scopeId: text('scope_id').notNull(),
		estateId: text('estate_id'),
		regionPath: text('region_path'),
		grantedAt: instant('granted_at').notNull(),
		grantedBy: text('granted_by'),
		endedAt: instant('ended_at'),
	},
	(t) => [
		uniqueIndex('grants_once').on(t.personId, t.role, t.scopeKind, t.scopeId),
		index('grants_estate').on(t.estateId, t.role),
	],
)

/** One-time codes sent to a phone; only a salted hash is stored, bound to the browser that asked. */
export const oneTimeCodes = table(
	'one_time_codes',
	{
		id: text('id').primaryKey(),
		phone: text('phone').notNull(),
		purpose: oneOf('purpose', ['sign-in', 'claim']).notNull(),
		codeHash: text('code_hash').notNull(),
		salt: text('salt').notNull(),
		browserHash: text('browser_hash').notNull(),
		tries: integer('tries').notNull().default(0),
		createdAt: instant('created_at').notNull(),
		expiresAt: instant('expires_at').notNull(),
		usedAt: instant('used_at'),
		burntAt: instant('burnt_at'),
	},
	(t) => [
		index('one_time_codes_phone').on(t.phone, t.purpose, t.createdAt),
		index('one_time_codes_browser').on(t.browserHash, t.purpose, t.createdAt),
	],
)

/** Counters of the rate limits; kept here so that a restart does not clear them. */
export const rateLimits = table(
	'rate_limits',
	{
		key: text('key').primaryKey(),
		points: integer('points').notNull(),
		expiresAt: instant('expires_at'),
	},
	(t) => [index('rate_limits_expires').on(t.expiresAt)],
)
