import { env } from '~/platform/env.server'
import { secretKey } from '~/platform/keys.server'
import { keyText, type Signer, signerOf } from './checkpoint'

const known = new Map<string, Signer>()

/** The portal's name in its logs: its public host. A log keeps the name that it began with. */
export function logName(): string {
	return env.PUBLIC_ORIGIN ? new URL(env.PUBLIC_ORIGIN).host : 'wugong.localhost'
}

/** Who signs the heads of the logs of this origin: one key per portal, in DATA_DIR/keys. */
export function signerFor(origin: string): Signer {
	const name = origin.slice(0, origin.indexOf('/'))
	const remembered = known.get(name)
	if (remembered) return remembered
	const signer = signerOf(name, secretKey('vote-log'))
	known.set(name, signer)
	return signer
}

/** What the heads of this portal's logs are checked with, as it is posted. */
export const portalKey = (): string => keyText(signerFor(`${logName()}/`))
