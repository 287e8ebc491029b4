import { nameKey } from './owner-identity'
import type { Choice, RegisterOwner } from './types'

export interface StoredOwner {
	id: string
	ownerKey: string
	name: string
	kind: Choice<'ownerKind'>
	phone: string | null
	idSuffix: string | null
}

/**
 * Which stored owner each owner of the file is. By certificate; by name and phone; by name on one of its units, unless the
 * certificates differ. A stored owner stands for one owner of the file; the others of a group (`absorbed`) were the same
 * person before the file said so. A bare name on a unit of a stored owner of that name is that owner, even when others of the
 * file are too (`aliases`): the file knows less than is stored.
 */
export function matchOwners(
	owners: readonly RegisterOwner[],
	stored: readonly StoredOwner[],
	onSameUnits: (index: number) => readonly StoredOwner[],
): { match: (StoredOwner | null)[]; absorbed: Map<string, number>; aliases: Set<number> } {
	const bodies = indexed(stored, (owner) => (isBody(owner.kind) ? nameKey(owner.name) : null))
	const suffixes = indexed(stored, (owner) => owner.idSuffix && `${nameKey(owner.name)}|${owner.idSuffix}`)
	const phones = indexed(stored, (owner) => owner.phone && `${nameKey(owner.name)}|${owner.phone}`)
	const taken = new Set<string>()
	const match: (StoredOwner | null)[] = owners.map(() => null)
	const assign = (candidates: (owner: RegisterOwner, index: number) => readonly StoredOwner[]) => {
		owners.forEach((owner, index) => {
			const found = match[index] ? undefined : candidates(owner, index).find((other) => !taken.has(other.id))
			if (!found) return
			match[index] = found
			taken.add(found.id)
		})
	}
	const sameName = (owner: RegisterOwner, index: number) =>
		onSameUnits(index).filter((other) => nameKey(other.name) === nameKey(owner.name) && compatible(owner, other))
	assign((owner) => (isBody(owner.kind) ? (bodies.get(nameKey(owner.name)) ?? []) : []))
	assign((owner) => suffixes.get(`${nameKey(owner.name)}|${owner.idSuffix}`) ?? [])
	assign((owner) => {
		const found = phones.get(`${nameKey(owner.name)}|${owner.phone}`) ?? []
		const fitting = found.length <= 20 ? found.filter((other) => compatible(owner, other)) : []
		return fitting.length === 1 ? fitting : []
	})
	assign(sameName)
	const aliases = new Set<number>()
	owners.forEach((owner, index) => {
		const [held] = match[index] || owner.idSuffix || owner.phone ? [] : sameName(owner, index)
		if (!held) return
		match[index] = held
		aliases.add(index)
	})
	const absorbed = new Map<string, number>()
	owners.forEach((owner, index) => {
		for (const other of sameName(owner, index)) {
			if (taken.has(other.id)) continue
			absorbed.set(other.id, index)
			taken.add(other.id)
		}
	})
	return { match, absorbed, aliases }
}

function indexed(
	stored: readonly StoredOwner[],
	key: (owner: StoredOwner) => string | null,
): Map<string, StoredOwner[]> {
	const index = new Map<string, StoredOwner[]>()
	for (const owner of stored) {
		const at = key(owner)
		if (!at) continue
		const list = index.get(at)
		if (list) list.push(owner)
		else index.set(at, [owner])
	}
	return index
}

const isBody = (kind: string | null) => kind !== null && kind !== 'person'

function compatible(owner: RegisterOwner, other: StoredOwner): boolean {
	return owner.idSuffix === null || other.idSuffix === null || owner.idSuffix === other.idSuffix
}
