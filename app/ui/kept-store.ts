import { type Draft, isDraftPlace, readDraft } from './kept-fields'

/** The browser's own storage; none in private windows of some phones, and none on the server. */
function store(): Storage | null {
	try {
		return window.localStorage
	} catch {
		return null
	}
}

function places(): string[] {
	const kept = store()
	if (!kept) return []
	return Array.from({ length: kept.length }, (_, index) => kept.key(index) ?? '').filter(isDraftPlace)
}

/** False when the phone keeps nothing: then nothing is promised. */
export function keepDraft(place: string, draft: Draft): boolean {
	try {
		store()?.setItem(place, JSON.stringify(draft))
		return store() !== null
	} catch {
		return false
	}
}

export function draftAt(place: string): Draft | null {
	return readDraft(store()?.getItem(place) ?? null, Date.now())
}

export function forgetDraft(place: string): void {
	store()?.removeItem(place)
}

/** After an answer of the server: the entry of this key is no draft any more. */
export function forgetSent(requestKey: string): void {
	for (const place of places()) if (draftAt(place)?.requestKey === requestKey) forgetDraft(place)
}

/** Of everybody who used this phone: at signing out. */
export function forgetDrafts(): void {
	for (const place of places()) forgetDraft(place)
}

export function forgetOldDrafts(): void {
	for (const place of places()) if (!draftAt(place)) forgetDraft(place)
}
