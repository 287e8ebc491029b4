import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Tag, type Tone } from './tag'
import { TextLink } from './text-link'

export type GateState = 'met' | 'pending' | 'not-met'

export interface GateItem {
	key: string
	state: GateState
	/** The rule. */
	text: string
	/** The fact behind it, computed from the data. */
	fact?: ReactNode
	/** Where it is mended. */
	link?: { to: string; label: string }
}

const tones: Record<GateState, Tone> = { met: 'ok', pending: 'wait', 'not-met': 'no' }

/** Every rule with met, pending or not met, and the fact behind it. */
export function GateList({ items }: { items: readonly GateItem[] }) {
	const { t } = useTranslation()
	return (
		<ul className="divide-y divide-line">
			{items.map((item) => (
				<li key={item.key} className="grid gap-x-4 gap-y-1 py-3 sm:grid-cols-[5rem_minmax(0,1fr)]">
					<span>
						<Tag tone={tones[item.state]}>{t(`common:gate.${item.state}`)}</Tag>
					</span>
					<div>
						<p>{item.text}</p>
						{item.fact && <div className="text-muted">{item.fact}</div>}
						{item.link && (
							<TextLink to={item.link.to} block>
								{item.link.label}
							</TextLink>
						)}
					</div>
				</li>
			))}
		</ul>
	)
}
