import type { ReactNode } from 'react'
import { classNames } from './class-names'

export type Tone = 'ok' | 'no' | 'wait' | 'neutral'

export const toneClasses: Record<Tone, string> = {
	ok: 'bg-jade-soft text-jade',
	no: 'bg-brick-soft text-brick-dark',
	wait: 'bg-amber-soft text-amber',
	neutral: 'bg-slate-soft text-slate',
}

/** A state in words; the colour only repeats them. */
export function Tag({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
	return (
		<span className={classNames('inline-block rounded-md px-2 text-sm font-semibold', toneClasses[tone])}>
			{children}
		</span>
	)
}
