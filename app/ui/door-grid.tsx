import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { classNames } from './class-names'

/** done: jade; check: amber; open: white, still to do; no: brick, refused; away: grey, could not be reached. */
export type DoorState = 'done' | 'check' | 'open' | 'no' | 'away'

export interface Door {
	key: string
	/** The number on the door. */
	label: string
	state: DoorState
	/** The state in words. */
	stateLabel: string
	to?: string
}

export interface DoorGridProps {
	/** Floors from the top down, as the building stands. */
	entrances: readonly { key: string; name: string; floors: readonly { label: string; doors: readonly Door[] }[] }[]
}

const looks: Record<DoorState, string> = {
	done: 'border-jade bg-jade-soft',
	check: 'border-amber bg-amber-soft border-dashed',
	open: 'border-edge bg-card',
	no: 'border-brick bg-brick-soft',
	away: 'border-edge bg-slate-soft border-dotted',
}

/** A building floor by floor; each door has its number and its state in words. */
export function DoorGrid({ entrances }: DoorGridProps) {
	return (
		<div className="grid gap-6">
			{entrances.map((entrance) => (
				<section key={entrance.key} aria-label={entrance.name}>
					<h3 className="mb-2 text-lg font-bold">{entrance.name}</h3>
					<ol className="grid gap-1.5">
						{entrance.floors.map((floor) => (
							<li key={floor.label} className="grid grid-cols-[minmax(2.6rem,auto)_minmax(0,1fr)] items-center gap-1.5">
								<span className="text-sm text-muted">{floor.label}</span>
								<ul className="doors">
									{floor.doors.map((door) => (
										<li key={door.key}>
											<DoorCell door={door}>
												<b className="tabular-nums">{door.label}</b> <span className="text-sm">{door.stateLabel}</span>
											</DoorCell>
										</li>
									))}
								</ul>
							</li>
						))}
					</ol>
				</section>
			))}
		</div>
	)
}

function DoorCell({ door, children }: { door: Door; children: ReactNode }) {
	const className = classNames(
		'flex h-full min-h-main flex-col items-center justify-center rounded-md border-2 px-1 py-0.5 text-center leading-snug text-ink no-underline',
		looks[door.state],
	)
	if (!door.to) return <span className={className}>{children}</span>
	return (
		<Link to={door.to} className={classNames(className, 'hover:border-ink')}>
			{children}
		</Link>
	)
}
