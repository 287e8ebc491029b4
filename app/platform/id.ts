import { ulid } from 'ulid'

/** A new identifier: a ULID, 26 characters, sorting by the time it was made. */
export function newId(): string {
	return ulid()
}
