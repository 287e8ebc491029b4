import { ruleProfiles, voteMatters, votes } from 'db/schema'
import { read, write } from 'db/store.server'
import { and, eq } from 'drizzle-orm'
import type { Actor } from '~/features/identity/types'
import { announceVote } from '~/features/planning/votes/announce-vote.server'
import type { RuleProfile } from '~/features/planning/votes/profile'
import { newId } from '~/platform/id'
import { addDays, shanghaiDay, startOfDay } from '~/platform/shanghai'
import { type MadeEstate, makeEstate, makeOfficer, publishPlan } from './factories'

/** 10:00 on 1 November 2026 in Shanghai. */
export const announcedAt = startOfDay('2026-11-01') + 10 * 3600 * 1000
export const opensAt = startOfDay('2026-11-16')
/** 24:00 of 25 November. */
export const closesAt = startOfDay('2026-11-26')
export const midway = opensAt + 3 * 24 * 3600 * 1000

export type AnnounceInput = Parameters<typeof announceVote>[2]

export function announceInput(versionId: string, change: Partial<AnnounceInput> = {}): AnnounceInput {
	const today = shanghaiDay(announcedAt)
	return {
		versionId,
		title: '屋面翻修和加装电梯',
		scope: 'estate',
		noticePostedDay: today,
		firstDay: addDays(today, 15),
		lastDay: addDays(today, 24),
		matters: [
			{ title: '屋面翻修', text: '翻修全部屋面', classCode: 'use-repair-fund' },
			{ title: '加装电梯', text: '加装电梯三部', classCode: 'rebuild' },
		],
		requestKey: newId(),
		...change,
	}
}

export interface MadeVote {
	made: MadeEstate
	officer: Actor
	versionId: string
	voteId: string
	matterIds: string[]
}

/** A vote announced on 1 November, open from 16 to 25 November; the roll is not frozen yet. */
export async function makeVote(
	options: { made?: MadeEstate; change?: Partial<AnnounceInput>; at?: number } = {},
): Promise<MadeVote> {
	const made = options.made ?? (await makeEstate({ areas: [6000, 7000, 8000, 9000, 10_000, 11_000] }))
	const officer = await makeOfficer()
	const { versionId } = await publishPlan(made.estate.id)
	const input = announceInput(versionId, options.change)
	const announced = await announceVote(officer, made.estate, input, options.at ?? announcedAt)
	if (!announced.ok) throw new Error(announced.error)
	const { voteId } = announced.value
	const matters = await read
		.select({ id: voteMatters.id })
		.from(voteMatters)
		.where(and(eq(voteMatters.estateId, made.estate.id), eq(voteMatters.voteId, voteId)))
		.orderBy(voteMatters.position)
	return { made, officer, versionId, voteId, matterIds: matters.map(({ id }) => id) }
}

export async function voteRow({ made, voteId }: MadeVote) {
	const [row] = await read
		.select()
		.from(votes)
		.where(and(eq(votes.estateId, made.estate.id), eq(votes.id, voteId)))
	if (!row) throw new Error('no such vote')
	return row
}

/** A profile like the national one but for these rules; it applies when it is chosen (`change: { profileId }`). */
export async function profileWith(rules: Partial<RuleProfile>): Promise<string> {
	const [national] = await read.select().from(ruleProfiles).where(eq(ruleProfiles.id, 'national-1'))
	if (!national) throw new Error('no national profile')
	const id = `test-${newId()}`
	await write((tx) =>
		tx.insert(ruleProfiles).values({
			...national,
			id,
			code: id,
			version: 1,
			applies: 'when-chosen',
			rules: { ...national.rules, ...rules },
		}),
	)
	return id
}
