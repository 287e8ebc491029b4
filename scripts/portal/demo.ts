/** Loads the demo county into an empty database. Answers the lines that say how to sign in. */
export async function prepareDemo(): Promise<string[]> {
	return []
}
