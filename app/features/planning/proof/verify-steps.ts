export interface Step {
	number: number
	name: string
	/** null: not reached, because a step before it failed. */
	passed: boolean | null
	says: string
}

export interface Report {
	passed: boolean
	steps: readonly Step[]
}

class Wrong extends Error {}

export function demand(holds: boolean, otherwise: string): asserts holds {
	if (!holds) throw new Wrong(otherwise)
}

export function found<T>(value: T | null | undefined, otherwise: string): T {
	if (value === null || value === undefined) throw new Wrong(otherwise)
	return value
}

/** Does one check after the other; the first that fails ends the way. Each says what it found. */
export function inSteps(checks: readonly (readonly [name: string, check: () => string])[]): Report {
	let failed = false
	const steps = checks.map(([name, check], index): Step => {
		const step = { number: index + 1, name }
		if (failed) return { ...step, passed: null, says: 'not reached' }
		try {
			return { ...step, passed: true, says: check() }
		} catch (error) {
			if (!(error instanceof Wrong)) throw error
			failed = true
			return { ...step, passed: false, says: error.message }
		}
	})
	return { passed: !failed, steps }
}
