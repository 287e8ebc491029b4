import type { ReactNode } from 'react'

/** More of it for those who ask: “怎么算的”. */
export function Disclosure({ summary, open, children }: { summary: string; open?: boolean; children: ReactNode }) {
	return (
		<details className="my-3" open={open}>
			<summary className="link inline-flex min-h-touch min-w-touch cursor-pointer items-center">{summary}</summary>
			<div className="border-l-4 border-line pl-4">{children}</div>
		</details>
	)
}
