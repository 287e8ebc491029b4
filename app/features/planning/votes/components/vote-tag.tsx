import { useTranslation } from 'react-i18next'
import { Tag, type Tone } from '~/ui'
import type { VoteState } from '../rules'

interface VoteTagProps {
	vote: { state: VoteState; passed: 'yes' | 'no' | null }
}

/** Where a vote stands, in words; a closed one by its outcome. */
export function VoteTag({ vote: { state, passed } }: VoteTagProps) {
	const { t } = useTranslation()
	const [word, tone] = standing(state, passed)
	return <Tag tone={tone}>{t(`votes:state.${word}`)}</Tag>
}

function standing(state: VoteState, passed: 'yes' | 'no' | null): [string, Tone] {
	switch (state) {
		case 'announced':
			return ['announced', 'neutral']
		case 'open':
			return ['open', 'wait']
		case 'cancelled':
			return ['cancelled', 'neutral']
		case 'closed':
			if (passed === null) return ['counting', 'neutral']
			return passed === 'yes' ? ['passed', 'ok'] : ['failed', 'no']
	}
}
