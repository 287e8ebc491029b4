// Direction marks, zero-width marks, word joiners, byte order marks: invisible, and they come along with a pasted number.
const invisible = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/

/** What a person typed as it is kept: NFC, no invisible marks, one kind of line break, no space at its ends. */
export function tidyText(typed: string): string {
	return typed.toWellFormed().normalize('NFC').replace(invisible, '').replace(/\r\n?/g, '\n').trim()
}

/** Nobody types these; a database and a log may stumble over them. */
export function hasControlCharacters(typed: string): boolean {
	return control.test(typed)
}
