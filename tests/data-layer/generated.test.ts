import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'

test('the migrations of both engines are up to date with the schema', { timeout: 60_000 }, () => {
	const run = () =>
		execFileSync(process.execPath, ['--import', 'tsx', 'scripts/generate-migrations.ts', '--check'], { stdio: 'pipe' })
	expect(run).not.toThrow()
})
