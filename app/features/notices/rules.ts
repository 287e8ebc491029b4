import { may } from '~/features/identity/access'
import type { Actor, Home, Place, Role } from '~/features/identity/types'

/** At most so many characters. */
export const titleLength = 60
export const bodyLength = 2000

export type NoticeScope = 'estate' | 'building' | 'entrance'
export type PostedAs = 'captain' | 'community' | 'office'

/** Where a notice is posted: `scopeId` is the estate, a building or an entrance of it. */
export interface NoticeTarget {
	scopeKind: NoticeScope
	scopeId: string
}

export type NoticeRefusal = 'notices:refusal.withdrawn' | 'notices:refusal.not-addressed'

/** The place that a notice speaks to; an entrance also names its building. */
export function placeOfTarget(estate: Place, target: NoticeTarget, buildingId: string | null): Place {
	switch (target.scopeKind) {
		case 'estate':
			return estate
		case 'building':
			return { ...estate, buildingId: target.scopeId }
		case 'entrance':
			return { ...estate, buildingId: buildingId ?? undefined, entranceId: target.scopeId }
	}
}

const voices: readonly [Role, PostedAs][] = [
	['street-officer', 'office'],
	['community-worker', 'community'],
	['captain', 'captain'],
]

/** In whose name the actor may post there, the widest first; null when they may not. */
export function voiceIn(actor: Actor, place: Place): PostedAs | null {
	for (const [role, voice] of voices) {
		const inRole = { ...actor, grants: actor.grants.filter((grant) => grant.role === role) }
		if (may(inRole, 'post-notice', place)) return voice
	}
	return null
}

/** The street office speaks to the public when it speaks to the whole estate; all else stays inside. */
export function isPublic(notice: { scopeKind: NoticeScope; postedAs: PostedAs }): boolean {
	return notice.scopeKind === 'estate' && notice.postedAs === 'office'
}

export function reachesHome(notice: NoticeTarget, home: Home): boolean {
	return notice.scopeId === home.estateId || notice.scopeId === home.buildingId || notice.scopeId === home.entranceId
}

/** The ids of all scopes whose notices speak to these homes. */
export function scopesOfHomes(homes: readonly Home[]): string[] {
	return [...new Set(homes.flatMap((home) => [home.estateId, home.buildingId, home.entranceId]))]
}

/** Reading is a deed of the person: only someone of an addressed household can have read a notice. */
export function whyNotRead(
	notice: NoticeTarget & { withdrawnAt: number | null },
	homes: readonly Home[],
): NoticeRefusal | null {
	if (notice.withdrawnAt !== null) return 'notices:refusal.withdrawn'
	return homes.some((home) => reachesHome(notice, home)) ? null : 'notices:refusal.not-addressed'
}

/** The poster may take a notice back, and so may whoever speaks for a wider place than the poster did. */
export function mayWithdraw(actor: Actor, notice: { postedBy: string; postedAs: PostedAs }, place: Place): boolean {
	const voice = voiceIn(actor, place)
	if (voice === null) return false
	return (
		notice.postedBy === actor.personId || voice === 'office' || (voice === 'community' && notice.postedAs === 'captain')
	)
}
