import { notices } from 'db/schema'
import type { Tx } from 'db/store.server'
import { newId } from '~/platform/id'
import type { NoticeTarget, PostedAs } from './rules'

interface NoticeRow {
	estateId: string
	target: NoticeTarget
	title: string
	body: string
	postedBy: string
	postedAs: PostedAs
	requestKey: string
}

/** Puts a notice up as a step of a deed that has checked who may. Null when this request has put it up before. */
export async function putUpNotice(tx: Tx, { target, ...notice }: NoticeRow, at: number): Promise<string | null> {
	const id = newId()
	const { scopeKind, scopeId } = target
	const [posted] = await tx
		.insert(notices)
		.values({ ...notice, id, scopeKind, scopeId, postedAt: at })
		.onConflictDoNothing()
		.returning({ id: notices.id })
	return posted?.id ?? null
}
