import { foreignKey, index, instant, integer, json, oneOf, primaryKey, table, text, uniqueIndex } from '../dialect'
import { people } from './identity'

/** 行政区划. `path` is the codes from the province down, each followed by a slash: '51/5101/510107/510107004/'. */
export const regions = table(
	'regions',
	{
		code: text('code').primaryKey(),
		level: oneOf('level', ['province', 'city', 'county', 'street', 'community']).notNull(),
		name: text('name').notNull(),
		parentCode: text('parent_code'),
		path: text('path').notNull(),
	},
	(t) => [uniqueIndex('regions_path').on(t.path), index('regions_parent').on(t.parentCode)],
)

/** 小区, with the columns of the ledger. Areas in 0.01 ㎡. */
export const estates = table(
	'estates',
	{
		id: text('id').primaryKey(),
		number: text('number').notNull(),
		name: text('name').notNull(),
		address: text('address').notNull(),
		regionCode: text('region_code')
			.notNull()
			.references(() => regions.code),
		regionPath: text('region_path').notNull(),
		/** Name and address in lower case, full pinyin and pinyin initials: what a search compares with. */
		searchText: text('search_text').notNull(),
		builtYear: integer('built_year'),
		tenure: oneOf('tenure', ['commodity', 'reformed', 'public', 'collective', 'mixed']).notNull().default('mixed'),
		residents: integer('residents'),
		residentsOver60: integer('residents_over_60'),
		propertyManagement: oneOf('property_management', ['none', 'company', 'community', 'self'])
			.notNull()
			.default('none'),
		autonomyBody: oneOf('autonomy_body', ['none', 'owners-committee', 'management-committee', 'residents-group'])
			.notNull()
			.default('none'),
		heritage: oneOf('heritage', ['no', 'yes']).notNull().default('no'),
		batch: oneOf('batch', ['implement', 'plan', 'reserve']).notNull().default('reserve'),
		planYear: integer('plan_year'),
		buildingCount: integer('building_count').notNull().default(0),
		entranceCount: integer('entrance_count').notNull().default(0),
		unitCount: integer('unit_count').notNull().default(0),
		area: integer('area').notNull().default(0),
		worksStartedAt: instant('works_started_at'),
		worksFinishedAt: instant('works_finished_at'),
		createdAt: instant('created_at').notNull(),
		updatedAt: instant('updated_at').notNull(),
	},
	(t) => [
		uniqueIndex('estates_number').on(t.number),
		index('estates_region_path').on(t.regionPath, t.name),
		index('estates_region_code').on(t.regionCode),
	],
)

/** 楼栋 */
export const buildings = table(
	'buildings',
	{
		estateId: text('estate_id')
			.notNull()
			.references(() => estates.id),
		id: text('id').notNull(),
		name: text('name').notNull(),
		position: integer('position').notNull(),
	},
	(t) => [primaryKey({ columns: [t.estateId, t.id] }), uniqueIndex('buildings_name').on(t.estateId, t.name)],
)

/** 单元: a stairwell with its own door */
export const entrances = table(
	'entrances',
	{
		estateId: text('estate_id').notNull(),
		id: text('id').notNull(),
		buildingId: text('building_id').notNull(),
		name: text('name').notNull(),
		position: integer('position').notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.estateId, t.id] }),
		foreignKey({ columns: [t.estateId, t.buildingId], foreignColumns: [buildings.estateId, buildings.id] }),
		uniqueIndex('entrances_name').on(t.estateId, t.buildingId, t.name),
	],
)

/** 专有部分: a dwelling, shop or garage with its area (0.01 ㎡), the law's unit of counting. */
export const units = table(
	'units',
	{
		estateId: text('estate_id').notNull(),
		id: text('id').notNull(),
		buildingId: text('building_id').notNull(),
		entranceId: text('entrance_id').notNull(),
		number: text('number').notNull(),
		floor: integer('floor').notNull(),
		use: oneOf('use', ['dwelling', 'shop', 'garage', 'storage', 'other']).notNull().default('dwelling'),
		area: integer('area').notNull(),
		areaSource: oneOf('area_source', ['registry', 'survey', 'contract']).notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.estateId, t.id] }),
		foreignKey({ columns: [t.estateId, t.entranceId], foreignColumns: [entrances.estateId, entrances.id] }),
		uniqueIndex('units_number').on(t.estateId, t.entranceId, t.number),
		index('units_building').on(t.estateId, t.buildingId),
	],
)

/** 产权人. One owner of an estate is one head, whatever the number of units; `ownerKey` tells two rows of a sheet to be the same owner. */
export const owners = table(
	'owners',
	{
		estateId: text('estate_id')
			.notNull()
			.references(() => estates.id),
		id: text('id').notNull(),
		ownerKey: text('owner_key').notNull(),
		name: text('name').notNull(),
		kind: oneOf('kind', ['person', 'organisation', 'developer', 'public-housing']).notNull().default('person'),
		phone: text('phone'),
		idSuffix: text('id_suffix'),
	},
	(t) => [primaryKey({ columns: [t.estateId, t.id] }), uniqueIndex('owners_key').on(t.estateId, t.ownerKey)],
)

/** A share of a unit as a fraction; the shares of a unit sum to exactly one. */
export const ownerships = table(
	'ownerships',
	{
		estateId: text('estate_id').notNull(),
		unitId: text('unit_id').notNull(),
		ownerId: text('owner_id').notNull(),
		shareNumerator: integer('share_numerator').notNull(),
		shareDenominator: integer('share_denominator').notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.estateId, t.unitId, t.ownerId] }),
		foreignKey({ columns: [t.estateId, t.unitId], foreignColumns: [units.estateId, units.id] }),
		foreignKey({ columns: [t.estateId, t.ownerId], foreignColumns: [owners.estateId, owners.id] }),
		index('ownerships_owner').on(t.estateId, t.ownerId),
	],
)

/** A person's claim on a household: as owner, co-owner or tenant of a unit. */
export const homes = table(
	'homes',
	{
		estateId: text('estate_id').notNull(),
		id: text('id').notNull(),
		unitId: text('unit_id').notNull(),
		personId: text('person_id')
			.notNull()
			.references(() => people.id),
		relation: oneOf('relation', ['owner', 'co-owner', 'tenant']).notNull(),
		ownerId: text('owner_id'),
		claimedAt: instant('claimed_at').notNull(),
		endedAt: instant('ended_at'),
	},
	(t) => [
		primaryKey({ columns: [t.estateId, t.id] }),
		foreignKey({ columns: [t.estateId, t.unitId], foreignColumns: [units.estateId, units.id] }),
		uniqueIndex('homes_once').on(t.estateId, t.unitId, t.personId),
		index('homes_person').on(t.personId),
	],
)

/** The code printed in a household's invitation letter. Used once; a new letter ends the old one. */
export const invitations = table(
	'invitations',
	{
		estateId: text('estate_id').notNull(),
		id: text('id').notNull(),
		unitId: text('unit_id').notNull(),
		batchId: text('batch_id').notNull(),
		codeHash: text('code_hash').notNull(),
		issuedAt: instant('issued_at').notNull(),
		issuedBy: text('issued_by').notNull(),
		expiresAt: instant('expires_at').notNull(),
		usedAt: instant('used_at'),
		usedBy: text('used_by'),
		replacedAt: instant('replaced_at'),
	},
	(t) => [
		primaryKey({ columns: [t.estateId, t.id] }),
		foreignKey({ columns: [t.estateId, t.unitId], foreignColumns: [units.estateId, units.id] }),
		uniqueIndex('invitations_code').on(t.codeHash),
		index('invitations_unit').on(t.estateId, t.unitId),
	],
)

/** An uploaded register between preview and confirmation; the parsed rows lie under DATA_DIR/imports. */
export const registerImports = table(
	'register_imports',
	{
		id: text('id').primaryKey(),
		estateId: text('estate_id'),
		uploadedBy: text('uploaded_by').notNull(),
		uploadedAt: instant('uploaded_at').notNull(),
		fileName: text('file_name').notNull(),
		fileHash: text('file_hash').notNull(),
		summary: json<Record<string, number>>('summary').notNull(),
		errorCount: integer('error_count').notNull(),
		confirmedAt: instant('confirmed_at'),
	},
	(t) => [index('register_imports_person').on(t.uploadedBy, t.uploadedAt)],
)
