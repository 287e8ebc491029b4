import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { Tag, type Tone } from '~/ui'
import { type PaperState, rejectReasons } from '../rules'

const tones: Record<PaperState, Tone> = {
	received: 'wait',
	differs: 'no',
	confirmed: 'ok',
	'set-aside': 'neutral',
	invalid: 'neutral',
	rejected: 'neutral',
}

/** Where a paper stands, in words. */
export function StateTag({ state, reason }: { state: PaperState; reason: string | null }) {
	const { t } = useTranslation()
	const word = state === 'differs' && reason === 'duplicate' ? 'duplicate' : state
	return <Tag tone={tones[state]}>{t(`papers:state.${word}`)}</Tag>
}

/** “unsigned: 落款处空白” in words; what people wrote stays as written. */
export function reasonText(t: TFunction, reason: string): string {
	if (reason === 'blank' || reason === 'spoiled') return t(`papers:validity.${reason}`)
	const known = rejectReasons.find((why) => reason === why || reason.startsWith(`${why}: `))
	if (!known) return reason
	return `${t(`papers:why.${known}`)}${reason.slice(known.length)}`
}
