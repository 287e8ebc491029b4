import { sql } from 'db/dialect'
import { homes, owners, ownerships, people, rollUnits } from 'db/schema'
import { preparedRead, type Tx } from 'db/store.server'
import { and, eq, isNotNull, isNull, ne } from 'drizzle-orm'
import { enqueueAll, type Template } from '~/features/messages/enqueue.server'

const ph = sql.placeholder
const unitsOfVoter = and(
	eq(rollUnits.estateId, ph('estateId')),
	eq(rollUnits.voteId, ph('voteId')),
	eq(rollUnits.voterId, ph('voterId')),
)

const claimedRows = preparedRead((db) =>
	db
		.select({ personId: people.id, phone: people.phone, ownerId: homes.ownerId })
		.from(rollUnits)
		// SQLite keeps the order of a cross join: from the voter's few units to their homes
		.crossJoin(homes)
		.innerJoin(people, eq(people.id, homes.personId))
		.where(
			and(
				unitsOfVoter,
				eq(homes.estateId, rollUnits.estateId),
				eq(homes.unitId, rollUnits.unitId),
				ne(homes.relation, 'tenant'),
				isNull(homes.endedAt),
				isNull(people.disabledAt),
			),
		),
)

const registeredRows = preparedRead((db) =>
	db
		.select({ ownerId: owners.id, phone: owners.phone })
		.from(rollUnits)
		.crossJoin(ownerships)
		.innerJoin(owners, and(eq(owners.estateId, ownerships.estateId), eq(owners.id, ownerships.ownerId)))
		.where(
			and(
				unitsOfVoter,
				eq(ownerships.estateId, rollUnits.estateId),
				eq(ownerships.unitId, rollUnits.unitId),
				isNotNull(owners.phone),
			),
		),
)

interface Household {
	estateId: string
	voteId: string
	voterId: string
	/** Who owned at opening. */
	ownerIds: readonly string[]
}

/** The phones of a voter's people but the one who acts, by claimed homes and by the register. */
export async function phonesOfOthers(
	tx: Tx,
	{ ownerIds, ...key }: Household,
	actorId: string | null,
): Promise<string[]> {
	const claimed = (await claimedRows(tx, { ...key })).filter(
		({ ownerId }) => ownerId === null || ownerIds.includes(ownerId),
	)
	const own = claimed.filter(({ personId }) => personId === actorId)
	// of a home with one owner the register knows nobody besides the one who acts
	const registered = own.length > 0 && ownerIds.length < 2 ? [] : await registeredRows(tx, { ...key })
	const mine = new Set(own.flatMap(({ phone, ownerId }) => [phone, ownerId].filter((each) => each !== null)))
	const others = [
		...claimed.filter(({ personId }) => personId !== actorId),
		...registered.filter(({ ownerId }) => ownerIds.includes(ownerId) && !mine.has(ownerId)),
	]
	return [...new Set(others.flatMap(({ phone }) => (phone && !mine.has(phone) ? [phone] : [])))]
}

interface Told {
	template: Extract<Template, `ballot-${string}` | `power-${string}`>
	title: string
	/** What happened, so that it is told once: e.g. the number of the ballot. */
	event: string
}

/** Tells everyone of the household but the one who acts. Never what was chosen. */
export async function tellHousehold(
	tx: Tx,
	household: Household,
	{ template, title, event }: Told,
	actorId: string | null,
	at: number,
): Promise<void> {
	const { estateId, voteId, voterId } = household
	const phones = await phonesOfOthers(tx, household, actorId)
	if (phones.length === 0) return
	const messages = phones.map((recipient) => ({
		channel: 'sms' as const,
		recipient,
		template,
		parameters: { title },
		dedupeKey: `${template} ${voteId} ${voterId} ${event} ${recipient}`,
		estateId,
	}))
	await enqueueAll(tx, messages, at)
}
