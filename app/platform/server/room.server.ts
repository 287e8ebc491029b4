import { statfs } from 'node:fs/promises'
import type { RequestHandler } from 'express'
import { messages } from './plain-messages'
import { answerPlainly } from './plain-page.server'

const mostKept = 200 * 1024 * 1024
const rememberedMs = 500

/** Whether the disk of this folder has the room that the database may need at any moment: 200 MiB, on a small disk a twentieth. */
export async function hasRoom(folder: string): Promise<boolean> {
	const { bavail, blocks, bsize } = await statfs(folder)
	return bavail * bsize >= Math.min(mostKept, (blocks * bsize) / 20)
}

/** Before the disk is full nothing more is taken in, and that is said; what is there can be read. */
export function refuseWithoutRoom(folder: string): RequestHandler {
	let known: { at: number; room: Promise<boolean> } | null = null
	return async (request, response, next) => {
		if (request.method === 'GET' || request.method === 'HEAD') return next()
		if (!known || performance.now() - known.at > rememberedMs)
			known = { at: performance.now(), room: hasRoom(folder).catch(() => false) }
		if (await known.room) next()
		else answerPlainly(request, response, messages.noRoom)
	}
}
