import { useTranslation } from 'react-i18next'
import { Tag, type Tone } from '~/ui'
import type { VersionState } from '../rules'

const tones: Record<VersionState, Tone> = { 'in-force': 'ok', coming: 'wait', replaced: 'neutral', ended: 'neutral' }

export function StateTag({ state }: { state: VersionState }) {
	const { t } = useTranslation()
	return <Tag tone={tones[state]}>{t(`profiles:state.${state}`)}</Tag>
}
