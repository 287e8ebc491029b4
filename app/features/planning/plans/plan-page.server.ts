import type { EstateFacts } from '~/features/estates/find-estate.server'
import { renderMarkdown } from '~/platform/markdown.server'
import { planDifference } from './difference'
import {
	itemsOfVersions,
	listTerms,
	type PublishedVersion,
	publishedVersions,
	type VersionItem,
} from './queries.server'
import type { NamedTerm, ShownItem, Term } from './types'

function named(terms: readonly Term[], lng: string): NamedTerm[] {
	return terms.map((term) => ({ code: term.code, name: lng === 'en' ? term.nameEn : term.nameZh }))
}

/** Classes of items and sources of funds, in the language of the page. */
export async function termsFor(lng: string): Promise<{ classes: NamedTerm[]; sources: NamedTerm[] }> {
	const { classes, sources } = await listTerms()
	return { classes: named(classes, lng), sources: named(sources, lng) }
}

export function shownItem({ itemKey, classCode, name, description, costFen, funds, files }: VersionItem): ShownItem {
	return {
		itemKey,
		classCode,
		name,
		description,
		costFen,
		funds,
		files: files.map(({ id, fileName, mediaType, caption, size, width, height }) => ({
			id,
			fileName,
			mediaType,
			caption,
			size,
			width,
			height,
		})),
	}
}

function shownVersion({ number, title, publishedAt, changeNote }: PublishedVersion) {
	return { number, title, publishedAt, changeNote }
}

/**
 * All that the page of a version shows: the one in force when `number` is absent. Null when there is no such version.
 * Six queries, whatever the number of versions and items.
 */
export async function planPage(estate: EstateFacts, lng: string, number?: number) {
	const versions = await publishedVersions(estate.id)
	const version = number === undefined ? versions[0] : versions.find((candidate) => candidate.number === number)
	if (!version) return null
	const previous = versions.find((candidate) => candidate.number === version.number - 1)
	const items = await itemsOfVersions(estate.id, previous ? [version.id, previous.id] : [version.id])
	const present = items.filter((item) => item.versionId === version.id)
	const earlier = items.filter((item) => item.versionId !== version.id)
	return {
		planId: version.planId,
		version: { ...shownVersion(version), contentHash: version.contentHash },
		summaryHtml: renderMarkdown(version.summary),
		items: present.map(shownItem),
		differences: previous ? planDifference(earlier, present) : [],
		textChanged: previous !== undefined && (previous.title !== version.title || previous.summary !== version.summary),
		versions: versions.map(shownVersion),
		households: estate.unitCount,
		terms: await termsFor(lng),
	}
}

export type PlanPage = NonNullable<Awaited<ReturnType<typeof planPage>>>

/** The page of an item: as the latest version that has it says, and how it came there. Null when no version has it. */
export async function itemPage(estate: EstateFacts, lng: string, itemKey: string) {
	const versions = await publishedVersions(estate.id)
	const items = await itemsOfVersions(
		estate.id,
		versions.map((version) => version.id),
	)
	const inVersion = (id: string) => items.find((item) => item.versionId === id && item.itemKey === itemKey)
	const latest = versions.find((version) => inVersion(version.id))
	const item = latest && inVersion(latest.id)
	if (!latest || !item) return null
	const steps = versions.flatMap((version) => {
		const before = versions.find((candidate) => candidate.number === version.number - 1)
		const [earlier, present] = [before && inVersion(before.id), inVersion(version.id)]
		const [difference] = planDifference(earlier ? [earlier] : [], present ? [present] : [])
		return difference ? [{ ...shownVersion(version), difference }] : []
	})
	return {
		item: shownItem(item),
		version: shownVersion(latest),
		inForce: latest.id === versions[0]?.id,
		steps,
		households: estate.unitCount,
		terms: await termsFor(lng),
	}
}
