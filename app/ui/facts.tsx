import type { ReactNode } from 'react'
import { TextLink } from './text-link'

export interface Fact {
	label: string
	value: ReactNode
	/** Check answers: leads back to the question. */
	change?: { to: string; label: string }
}

/** Names and values: the facts of a thing, or the answers to check before they are sent. */
export function Facts({ items }: { items: readonly Fact[] }) {
	return (
		<dl className="my-4 divide-y divide-line border-y border-line">
			{items.map((item) => (
				<div
					key={item.label}
					className="grid items-baseline gap-x-4 py-2 sm:grid-cols-[minmax(8rem,1fr)_minmax(0,2fr)_auto]"
				>
					<dt className="font-semibold text-muted">{item.label}</dt>
					<dd className="break-words">{item.value}</dd>
					{item.change && (
						<dd>
							<TextLink to={item.change.to} block>
								{item.change.label}
							</TextLink>
						</dd>
					)}
				</div>
			))}
		</dl>
	)
}
