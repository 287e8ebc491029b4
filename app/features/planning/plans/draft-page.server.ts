import { read } from 'db/store.server'
import type { EstateFacts } from '~/features/estates/find-estate.server'
import { planDifference } from './difference'
import { shownItem, termsFor } from './plan-page.server'
import { contentOf, currentPlan, draftIn, itemsOfVersions } from './queries.server'
import { fundingGap, whyNotPublish } from './rules'
import { contentHash, itemStamp, textStamp } from './stamps.server'

/** What the page of the draft shows; `draft` is null before somebody has begun one. */
export async function draftPage(estate: EstateFacts, lng: string) {
	const [current, draft] = [await currentPlan(estate.id), await draftIn(read, estate.id)]
	if (!draft) return { current: current && { number: current.number }, draft: null }
	const all = await itemsOfVersions(estate.id, current ? [draft.id, current.id] : [draft.id])
	const items = all.filter((item) => item.versionId === draft.id)
	const earlier = all.filter((item) => item.versionId !== draft.id)
	const content = contentOf(draft, items)
	return {
		current: current && { number: current.number },
		draft: {
			versionId: draft.id,
			title: draft.title,
			summary: draft.summary,
			changeNote: draft.changeNote,
			textStamp: textStamp(draft),
			stamp: contentHash(content),
			items: items.map((item) => ({ ...shownItem(item), gapFen: fundingGap(item) })),
			problems: whyNotPublish(content, current && contentOf(current, earlier)),
			differences: current ? planDifference(earlier, items) : [],
			terms: await termsFor(lng),
		},
	}
}

/** An item of the draft for its form; null when there is none. */
export async function draftItemPage(estate: EstateFacts, lng: string, itemKey: string) {
	const draft = await draftIn(read, estate.id)
	if (!draft) return null
	const items = await itemsOfVersions(estate.id, [draft.id])
	const item = items.find((candidate) => candidate.itemKey === itemKey)
	return item ? { item: shownItem(item), stamp: itemStamp(item), terms: await termsFor(lng) } : null
}
