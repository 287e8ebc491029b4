import { ensureBuilt } from '../../scripts/setup.mjs'
import { prepareCounty } from './county'

export default async function prepare(): Promise<void> {
	await ensureBuilt()
	await prepareCounty()
}
