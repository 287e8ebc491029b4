import { useTranslation } from 'react-i18next'
import { Tag, type Tone } from '~/ui'
import { type Stage, type VoteWord, wordOf } from '../stages'

interface VoteTagProps {
	vote: { stage: Stage; passed: 'yes' | 'no' | null }
}

const tones: Record<VoteWord, Tone> = {
	notice: 'neutral',
	refused: 'no',
	open: 'wait',
	extended: 'wait',
	counting: 'neutral',
	preliminary: 'wait',
	passed: 'ok',
	failed: 'no',
	cancelled: 'neutral',
}

/** Where a vote stands, in words; its outcome only when the result is announced. */
export function VoteTag({ vote: { stage, passed } }: VoteTagProps) {
	const { t } = useTranslation()
	const word = wordOf(stage, passed)
	return <Tag tone={tones[word]}>{t(`votes:state.${word}`)}</Tag>
}
