import {
	type ComparedUnit,
	type Handover,
	householdOf,
	type Kept,
	type State,
	type StoredOwnership,
	type StoredRegister,
} from './changes'
import { matchOwners, type StoredOwner } from './match-owners'
import { ownerKeyOf } from './owner-identity'
import { placeKey } from './rules'
import { shareText } from './shares'
import type { Register } from './types'

export interface ComparedOwners {
	rows: (StoredOwner & { state: State })[]
	absorbed: { from: string; to: string }[]
}

/** Each owner of the file as it would be stored; what is empty in the file stays. */
export function compareOwners(
	register: Register,
	stored: StoredRegister,
	units: readonly ComparedUnit[],
	newId: () => string,
	kept: Kept[],
): ComparedOwners {
	const storedById = new Map(stored.owners.map((owner) => [owner.id, owner]))
	const holders = groupBy(stored.ownerships, (ownership) => ownership.unitId)
	const unitsOf = new Map<number, number[]>()
	register.units.forEach((unit, index) => {
		for (const { owner } of unit.shares) {
			const list = unitsOf.get(owner)
			if (list) list.push(index)
			else unitsOf.set(owner, [index])
		}
	})
	const onSameUnits = (owner: number) =>
		(unitsOf.get(owner) ?? []).flatMap((index) =>
			(holders.get(units[index]?.id ?? '') ?? []).flatMap((ownership) => storedById.get(ownership.ownerId) ?? []),
		)
	const { match, absorbed, aliases } = matchOwners(register.owners, stored.owners, onSameUnits)
	const rows = register.owners.map((owner, index) => {
		const old = match[index]
		const firstUnit = register.units[unitsOf.get(index)?.[0] ?? 0]
		const unitKey = firstUnit ? [firstUnit.building, firstUnit.entrance, firstUnit.room].map(placeKey).join('/') : ''
		if (!old) {
			const fresh = {
				name: owner.name,
				kind: owner.kind ?? ('person' as const),
				phone: owner.phone,
				idSuffix: owner.idSuffix,
			}
			return { id: newId(), ownerKey: ownerKeyOf(fresh, unitKey), ...fresh, state: 'new' as const }
		}
		const merged = {
			name: old.name,
			kind: owner.kind ?? old.kind,
			phone: owner.phone ?? old.phone,
			idSuffix: owner.idSuffix ?? old.idSuffix,
		}
		const household = firstUnit ? householdOf(firstUnit) : ''
		if (aliases.has(index)) return { ...old, state: 'same' as const }
		const keep = (field: string, held: string | null, file: string | null) => {
			if (file === null && held !== null)
				kept.push({ row: owner.row, household, field, file: '', stored: held, why: 'empty' })
		}
		keep('unit.phone', old.phone, owner.phone)
		keep('unit.idSuffix', old.idSuffix, owner.idSuffix)
		keep('unit.ownerKind', old.kind === 'person' ? null : old.kind, owner.kind)
		const differs = (['kind', 'phone', 'idSuffix'] as const).some((field) => merged[field] !== old[field])
		const ownerKey =
			differs && !old.ownerKey.startsWith('unit|') ? ownerKeyOf(merged, unitKey) : enriched(old, merged, unitKey)
		return { id: old.id, ownerKey, ...merged, state: differs ? ('changed' as const) : ('same' as const) }
	})
	return { rows, absorbed: [...absorbed].map(([from, index]) => ({ from, to: rows[index]?.id ?? '' })) }
}

/** A key by unit stays as it is until certificate, phone or kind say more. */
function enriched(old: StoredOwner, merged: Omit<StoredOwner, 'id' | 'ownerKey'>, unitKey: string): string {
	const key = ownerKeyOf(merged, unitKey)
	return key.startsWith('unit|') ? old.ownerKey : key
}

/** The ownerships that change, and the units that pass to other people. */
export function compareShares(
	register: Register,
	stored: StoredRegister,
	units: readonly ComparedUnit[],
	owners: ComparedOwners,
) {
	const nameOf = new Map([...stored.owners, ...owners.rows].map((owner) => [owner.id, owner.name]))
	const sameAs = new Map(owners.absorbed.map(({ from, to }) => [from, to]))
	const holders = groupBy(stored.ownerships, (ownership) => ownership.unitId)
	const ownerships: StoredOwnership[] = []
	const rewritten: string[] = []
	const touched = new Set<string>()
	const handovers: Handover[] = []
	register.units.forEach((unit, index) => {
		const compared = units[index]
		if (!compared) return
		const now = unit.shares.map((share) => ({
			unitId: compared.id,
			ownerId: owners.rows[share.owner]?.id ?? '',
			shareNumerator: share.numerator,
			shareDenominator: share.denominator,
		}))
		const before = holders.get(compared.id) ?? []
		if (signature(before) === signature(now)) return
		ownerships.push(...now)
		if (before.length === 0) return
		rewritten.push(compared.id)
		touched.add(compared.id)
		const people = (list: readonly StoredOwnership[]) => [
			...new Set(list.map(({ ownerId }) => sameAs.get(ownerId) ?? ownerId)),
		]
		if (people(before).toSorted().join() === people(now).toSorted().join()) return
		handovers.push({
			row: unit.row,
			household: householdOf(unit),
			before: before.map(({ ownerId, ...share }) => named(nameOf.get(ownerId), share)),
			now: now.map(({ ownerId, ...share }) => named(nameOf.get(ownerId), share)),
			claimed: stored.claimed.has(compared.id),
		})
	})
	return { ownerships, rewritten, touched, handovers }
}

function named(name: string | undefined, share: Omit<StoredOwnership, 'ownerId'>): string {
	const text = shareText({ numerator: share.shareNumerator, denominator: share.shareDenominator })
	return text === '1' ? (name ?? '') : `${name ?? ''} ${text}`
}

function signature(list: readonly StoredOwnership[]): string {
	return list
		.map((one) => `${one.ownerId}:${one.shareNumerator}/${one.shareDenominator}`)
		.toSorted()
		.join()
}

function groupBy<T>(list: readonly T[], key: (one: T) => string): Map<string, T[]> {
	const groups = new Map<string, T[]>()
	for (const one of list) {
		const group = groups.get(key(one))
		if (group) group.push(one)
		else groups.set(key(one), [one])
	}
	return groups
}
