import { useId } from 'react'
import { Tag, type Tone } from './tag'

interface ThresholdBarProps {
	/** What is counted, e.g. “面积”. */
	name: string
	/** The counts in words, with what is missing in the unit itself: “8,206.15 / 12,483.60 ㎡，还差 116.25 ㎡”. */
	text: string
	/** Integers of one unit; `value / total` is drawn. */
	value: number
	total: number
	/** Where the tick stands, as a fraction of total (2/3), and what it is called. Without it the bar has no tick and is neutral. */
	threshold?: { at: number; label: string }
	/** Whether the threshold is met: decided by the rule, never by this drawing. */
	met: boolean
	/** The state in words, e.g. “达到”. */
	state: string
	/** The tag's tone; ok when met, wait when not. */
	tone?: Tone
}

/** What separates a bar from its tick, in per cent: a miss of 0.01 ㎡ must not look like a hit, nor a hit like a miss. */
const gap = 1.5

function drawnShare(share: number, at: number | undefined, met: boolean): number {
	if (at === undefined) return share
	if (met) return Math.max(share, Math.min(100, at + gap / 3))
	return Math.min(share, Math.max(0, at - gap))
}

/** One test as a bar: hatched under its threshold, solid jade above, the counts and the state in words. */
export function ThresholdBar({ name, text, value, total, threshold, met, state, tone }: ThresholdBarProps) {
	const hatch = `hatch${useId().replace(/:/g, '')}`
	const at = threshold ? Math.min(100, Math.max(0, threshold.at * 100)) : 0
	const share = drawnShare(total > 0 ? Math.min(100, Math.max(0, (value / total) * 100)) : 0, threshold && at, met)
	return (
		<div className="my-4 break-inside-avoid">
			<div className="flex flex-wrap items-baseline justify-between gap-x-4">
				<strong>{name}</strong>
				<span>
					<span className="tabular-nums">{text}</span> <Tag tone={tone ?? (met ? 'ok' : 'wait')}>{state}</Tag>
				</span>
			</div>
			<svg
				aria-hidden="true"
				width="100%"
				className={threshold ? 'mt-1 h-14 overflow-visible' : 'mt-1 h-6 overflow-visible'}
			>
				<pattern id={hatch} width="12" height="12" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
					<rect width="12" height="12" fill="#56616A" />
					<rect width="6" height="12" fill="#3B4A54" />
				</pattern>
				<rect y="5" width="100%" height="18" rx="9" className="fill-slate-soft" />
				{share > 0 && (
					<rect
						y="5"
						width={`${share}%`}
						height="18"
						rx="9"
						fill={met ? undefined : `url(#${hatch})`}
						className={met ? 'fill-jade' : undefined}
					/>
				)}
				{threshold && (
					<>
						<line x1={`${at}%`} x2={`${at}%`} y1="0" y2="30" strokeWidth="3" className="stroke-ink" />
						<text
							x={`${at}%`}
							y="2.95rem"
							textAnchor={at < 20 ? 'start' : at > 80 ? 'end' : 'middle'}
							className="fill-ink text-sm"
						>
							{threshold.label}
						</text>
					</>
				)}
			</svg>
		</div>
	)
}
