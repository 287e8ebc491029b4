const dangerous = /^'*[=+\-@\t\r\n＝＋－＠]/u
const guarded = /^'+[=+\-@\t\r\n＝＋－＠]/u

/** A text that a spreadsheet program would run as a formula gets an apostrophe before it. */
export function harmlessCell(text: string): string {
	return dangerous.test(text) ? `'${text}` : text
}

/** The text that `harmlessCell` was given. */
export function restoredCell(text: string): string {
	return guarded.test(text) ? text.slice(1) : text
}
