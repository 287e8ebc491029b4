import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { classNames } from './class-names'

export type ButtonVariant = 'primary' | 'quiet' | 'danger'

const looks: Record<ButtonVariant, string> = {
	primary: 'bg-brick text-white hover:bg-brick-dark',
	quiet: 'bg-card text-brick-dark border-2 border-brick-dark hover:bg-brick-soft',
	danger: 'bg-card text-brick-dark border-2 border-brick border-dashed hover:bg-brick-soft',
}

const shape =
	'inline-flex min-h-main items-center justify-center rounded-lg px-6 py-2 text-center text-lg font-bold no-underline disabled:bg-slate-soft disabled:text-muted disabled:border-transparent disabled:cursor-not-allowed'

interface ButtonProps {
	children: ReactNode
	variant?: ButtonVariant
	type?: 'submit' | 'button'
	name?: string
	value?: string
	/** Submits another form of the page by its id. */
	form?: string
	/** Sends the form to another page than the others do. */
	formAction?: string
	disabled?: boolean
	/** Id of the sentence that says why it is shut. */
	describedBy?: string
	wide?: boolean
}

/** The one action of a form. One `primary` per page; `danger` for what cannot be taken back. */
export function Button({ children, variant = 'primary', type = 'submit', describedBy, wide, ...rest }: ButtonProps) {
	return (
		<button
			type={type}
			aria-describedby={describedBy}
			className={classNames(shape, looks[variant], wide && 'w-full')}
			{...rest}
		>
			{children}
		</button>
	)
}

interface LinkButtonProps {
	children: ReactNode
	to: string
	variant?: ButtonVariant
	wide?: boolean
	/** A file or another document: the browser loads it, not the router. */
	document?: boolean
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function LinkButton({ children, to, variant = 'primary', wide, document }: LinkButtonProps) {
	return (
		<Link to={to} reloadDocument={document} className={classNames(shape, looks[variant], wide && 'w-full')}>
			{children}
		</Link>
	)
}

/** Buttons and links side by side, one under the other when there is no room. */
export function ButtonRow({ children }: { children: ReactNode }) {
	return <div className="mt-5 flex flex-wrap items-center gap-x-4 gap-y-3">{children}</div>
}
