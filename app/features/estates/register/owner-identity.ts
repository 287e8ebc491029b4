import { issue } from './locate'
import type { Choice, Issue, RegisterOwner } from './types'

/**
 * When two rows are one owner, that is one head (最高法 建筑物区分所有权解释, art. 9):
 * an organisation by its name; a person by name and the last four of the certificate; without those by name and phone;
 * a row with the name and phone of a person known by certificate is that person. With neither certificate nor phone a name
 * counts for its own unit only: two people of one name never become one head unsaid, and the preview warns that one person
 * who owns several units counts several times until the certificate is filled in.
 */
export interface OwnerEntry {
	sheet: string
	row: number
	unitKey: string
	name: string
	kind: Choice<'ownerKind'> | null
	idSuffix: string | null
	phone: string | null
	nameColumn: string
	phoneColumn: string
}

export function nameKey(name: string): string {
	return name
		.normalize('NFKC')
		.replace(/[\s·•・]/g, '')
		.toLowerCase()
}

const isBody = (kind: string | null) => kind !== null && kind !== 'person'

/** The key under which an owner of an estate is stored; `unitKey` is that of the owner's first unit. */
export function ownerKeyOf(owner: Omit<RegisterOwner, 'row'>, unitKey: string): string {
	const name = nameKey(owner.name)
	if (isBody(owner.kind)) return `body|${name}`
	if (owner.idSuffix) return `id|${name}|${owner.idSuffix}`
	if (owner.phone) return `phone|${name}|${owner.phone}`
	return `unit|${name}|${unitKey}`
}

export interface GroupedOwners {
	owners: RegisterOwner[]
	/** For each entry the index of its owner. */
	ownerOf: number[]
	issues: Issue[]
}

export function groupOwners(entries: readonly OwnerEntry[]): GroupedOwners {
	const bodies = new Set(entries.filter((entry) => isBody(entry.kind)).map((entry) => nameKey(entry.name)))
	const known = new Map<string, Set<string>>()
	for (const entry of entries) {
		if (!entry.idSuffix || !entry.phone) continue
		const key = `${nameKey(entry.name)}|${entry.phone}`
		known.set(key, (known.get(key) ?? new Set()).add(entry.idSuffix))
	}
	const groups = new Map<string, { index: number; entries: OwnerEntry[] }>()
	const ownerOf = entries.map((entry) => {
		const key = groupKey(entry, bodies, known)
		const group = groups.get(key) ?? { index: groups.size, entries: [] }
		group.entries.push(entry)
		groups.set(key, group)
		return group.index
	})
	const owners = [...groups.values()].map((group) => merged(group.entries))
	return { owners, ownerOf, issues: [...conflicts(groups, known), ...namesakes(groups)] }
}

function groupKey(entry: OwnerEntry, bodies: Set<string>, known: Map<string, Set<string>>): string {
	const name = nameKey(entry.name)
	if (bodies.has(name)) return `body|${name}`
	if (entry.idSuffix || !entry.phone) return ownerKeyOf(entry, entry.unitKey)
	const suffixes = [...(known.get(`${name}|${entry.phone}`) ?? [])]
	const [only] = suffixes
	return only && suffixes.length === 1 ? `id|${name}|${only}` : ownerKeyOf(entry, entry.unitKey)
}

function merged(entries: readonly OwnerEntry[]): RegisterOwner {
	const first = <T>(pick: (entry: OwnerEntry) => T | null) => entries.map(pick).find((value) => value !== null) ?? null
	return {
		row: entries[0]?.row ?? 0,
		name: entries[0]?.name ?? '',
		kind: first((entry) => entry.kind),
		idSuffix: first((entry) => entry.idSuffix),
		phone: first((entry) => entry.phone),
	}
}

type Groups = Map<string, { entries: OwnerEntry[] }>

function conflicts(groups: Groups, known: Map<string, Set<string>>): Issue[] {
	const issues: Issue[] = []
	for (const { entries } of groups.values()) {
		const [first] = entries.filter((entry) => entry.phone)
		const other = entries.find((entry) => entry.phone && entry.phone !== first?.phone)
		if (!first || !other) continue
		const at = {
			sheet: other.sheet,
			row: other.row,
			column: other.phoneColumn,
			field: 'unit.phone',
			value: other.phone ?? '',
		}
		issues.push(
			issue('owner-two-phones', at, { owner: first.name, row: first.row, phone: first.phone ?? '' }, 'warning'),
		)
	}
	const told = new Set<string>()
	for (const entry of [...groups.values()].flatMap((group) => group.entries)) {
		const key = `${nameKey(entry.name)}|${entry.phone}`
		if ((known.get(key)?.size ?? 0) < 2 || told.has(key)) continue
		told.add(key)
		issues.push(issue('owner-two-suffixes', nameCell(entry), {}, 'warning'))
	}
	return issues
}

/** Names that stand for several owners, of whom at least one has neither certificate nor phone. */
function namesakes(groups: Groups): Issue[] {
	const named = new Map<string, { count: number; rows: number[]; vague: OwnerEntry | null }>()
	for (const group of groups.values()) {
		const name = nameKey(group.entries[0]?.name ?? '')
		const known = named.get(name) ?? { count: 0, rows: [], vague: null }
		const vague = group.entries.find((entry) => !entry.idSuffix && !entry.phone && !isBody(entry.kind)) ?? null
		const anchored = group.entries.some((entry) => entry.idSuffix || entry.phone)
		known.count += 1
		for (const entry of group.entries) known.rows.push(entry.row)
		known.vague ??= anchored ? null : vague
		named.set(name, known)
	}
	return [...named.values()].flatMap(({ count, rows, vague }) =>
		vague && count > 1
			? [
					issue(
						'owner-namesakes',
						nameCell(vague),
						{
							count,
							rows: rows
								.toSorted((a, b) => a - b)
								.slice(0, 10)
								.join(', '),
						},
						'warning',
					),
				]
			: [],
	)
}

function nameCell(entry: OwnerEntry) {
	return { sheet: entry.sheet, row: entry.row, column: entry.nameColumn, field: 'unit.owner', value: entry.name }
}
