import { estates, outbox } from 'db/schema'
import { read } from 'db/store.server'
import { count, desc, eq, inArray } from 'drizzle-orm'
import { grantsFor, regionPathsFor } from '~/features/identity/access'
import { maskPhone } from '~/features/identity/names'
import type { Actor } from '~/features/identity/types'
import { withinRegions } from '~/features/identity/within-regions.server'
import { env } from '~/platform/env.server'
import type { Language } from '~/platform/i18n/languages'
import { isTemplate, messageTexts } from './texts.server'

export const outboxPageSize = 50

const columns = {
	id: outbox.id,
	channel: outbox.channel,
	recipient: outbox.recipient,
	template: outbox.template,
	parameters: outbox.parameters,
	state: outbox.state,
	attempts: outbox.attempts,
	createdAt: outbox.createdAt,
	sentAt: outbox.sentAt,
	lastError: outbox.lastError,
	estate: estates.name,
}

/** The demo's outbox lies open; elsewhere it is for staff who may read it, without numbers and codes. */
export function mayReadOutbox(actor: Actor | null): boolean {
	return env.DEMO || grantsFor(actor, 'read-outbox').length > 0
}

function visibleTo(actor: Actor | null) {
	if (env.DEMO) return undefined
	const paths = regionPathsFor(actor, 'read-outbox')
	const own = read.select({ id: estates.id }).from(estates).where(withinRegions(estates.regionPath, paths))
	return inArray(outbox.estateId, own)
}

/** Messages, the newest first, in words. */
export async function listOutbox(actor: Actor | null, page: number, lng: Language) {
	if (!mayReadOutbox(actor)) return { messages: [], total: 0 }
	const condition = visibleTo(actor)
	const [counted] = await read.select({ total: count() }).from(outbox).where(condition)
	const rows = await read
		.select(columns)
		.from(outbox)
		.leftJoin(estates, eq(estates.id, outbox.estateId))
		.where(condition)
		.orderBy(desc(outbox.createdAt), desc(outbox.id))
		.limit(outboxPageSize)
		.offset((page - 1) * outboxPageSize)
	const messages = rows.map(({ recipient, template, parameters, ...row }) => {
		const shown = env.DEMO ? parameters : { ...parameters, code: '••••••' }
		return {
			...row,
			recipient: env.DEMO ? recipient : maskPhone(recipient),
			template,
			text: isTemplate(template) ? messageTexts(template, shown, lng).text : template,
		}
	})
	return { messages, total: counted?.total ?? 0 }
}
