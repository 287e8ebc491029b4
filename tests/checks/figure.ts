/** What a check found: one line with its figure, and whether it holds. */
export interface Figure {
	text: string
	passed: boolean
}

export interface Asked {
	/** How many rounds, cuts, kills, cases or posts. */
	rounds: number
	engine: 'sqlite' | 'postgres'
	/** Tells how far the check has come. */
	say: (text: string) => void
	/** A folder that is removed at the end. */
	folder: string
	/** What stood on the command line besides. */
	more: Readonly<Record<string, string | undefined>>
}

/** Throws when something is not as it must be: the check ends there and has failed. */
export function must(holds: unknown, what: string): asserts holds {
	if (!holds) throw new Error(what)
}
