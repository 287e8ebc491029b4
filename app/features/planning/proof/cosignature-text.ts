/** What a witness signs (C2SP tlog-cosignature, cosignature/v1): when, and the head's own text. `seconds`: since 1970. */
export const cosignedText = (headText: string, seconds: number | bigint): string =>
	`cosignature/v1\ntime ${seconds}\n${headText}`

/** The head's text of a note: what stands before its signatures. */
export const headTextOf = (note: string): string => note.slice(0, note.indexOf('\n\n') + 1)

/** The algorithm byte of a witness's key. */
export const cosignatureAlgorithm = 4
