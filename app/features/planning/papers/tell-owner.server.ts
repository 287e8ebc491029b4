import { homes, owners, people, rollUnits, rollVoters } from 'db/schema'
import type { Tx } from 'db/store.server'
import { and, eq, inArray, isNull, ne } from 'drizzle-orm'
import { enqueue, type Template } from '~/features/messages/enqueue.server'
import { paths } from '~/paths'
import { env } from '~/platform/env.server'

type Told = Extract<Template, `paper-${string}`>

interface About {
	estateId: string
	voteId: string
	title: string
	voterId: string
	paperId: string
}

/** The phones of those in whose name a voter's paper came in: who owned at opening, by the register and by claimed homes. */
async function phonesOf(tx: Tx, { estateId, voteId, voterId }: About): Promise<string[]> {
	const [voter] = await tx
		.select({ ownerIds: rollVoters.ownerIds })
		.from(rollVoters)
		.where(and(eq(rollVoters.estateId, estateId), eq(rollVoters.voteId, voteId), eq(rollVoters.id, voterId)))
		.limit(1)
	if (!voter) return []
	const registered = await tx
		.select({ phone: owners.phone })
		.from(owners)
		.where(and(eq(owners.estateId, estateId), inArray(owners.id, voter.ownerIds)))
	const claimed = await tx
		.select({ phone: people.phone, ownerId: homes.ownerId })
		.from(rollUnits)
		.innerJoin(homes, and(eq(homes.estateId, rollUnits.estateId), eq(homes.unitId, rollUnits.unitId)))
		.innerJoin(people, eq(people.id, homes.personId))
		.where(
			and(
				eq(rollUnits.estateId, estateId),
				eq(rollUnits.voteId, voteId),
				eq(rollUnits.voterId, voterId),
				ne(homes.relation, 'tenant'),
				isNull(homes.endedAt),
			),
		)
	const own = claimed.filter(({ ownerId }) => ownerId === null || voter.ownerIds.includes(ownerId))
	return [...new Set([...registered, ...own].flatMap(({ phone }) => (phone ? [phone] : [])))]
}

/** Owners hear of every paper in their name, never of what it says, and where to object to it. */
export async function tellOwner(tx: Tx, template: Told, about: About, at: number): Promise<void> {
	const { estateId, voteId, title, paperId } = about
	const link = `${env.PUBLIC_ORIGIN ?? ''}${paths.vote(estateId, voteId)}`
	for (const recipient of await phonesOf(tx, about)) {
		const message = { channel: 'sms' as const, recipient, template, parameters: { title, link }, estateId }
		await enqueue(tx, { ...message, dedupeKey: `${template} ${paperId} ${recipient}` }, at)
	}
}
