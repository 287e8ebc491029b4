import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Button } from './button'

/** The filters of a list: a GET form, so that the address holds them. Fields with `plainField(name, value)` inside. */
export function FilterBar({ label, submit, children }: { label: string; submit: string; children: ReactNode }) {
	return (
		<Form method="get" role="search" aria-label={label} className="filter-bar print:hidden">
			{children}
			<Button variant="quiet">{submit}</Button>
		</Form>
	)
}
