import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { QrCode, type QrShape } from './qr-code'

interface PrintSheetProps {
	/** Who issues it. */
	issuer: string
	/** The kind of paper, e.g. “公告”. */
	kind?: string
	/** Its number, e.g. “浆洗街办〔2026〕12 号”. */
	number?: string
	title: string
	/** Period, place: under the title. */
	period?: string
	children: ReactNode
	/** The day it is signed, beside the place of the seal; without it there is no seal place. */
	sign?: { body: string; day: string; sealNote: string }
	qr?: QrShape & { caption: string }
	/** A form: as dense on paper as its PDF. */
	form?: boolean
	/** In the corner beside the title. */
	corner?: QrShape & { caption: string }
	/** The only sheet of its page: the title is the h1. */
	asTitle?: boolean
	/** 大字版, on paper too. */
	large?: boolean
}

/** One A4 page with an official voice: each sheet starts a new page, masthead and footer stay off the paper. */
export function PrintSheet({
	issuer,
	kind,
	number,
	title,
	period,
	children,
	sign,
	qr,
	asTitle,
	large,
	corner,
	form,
}: PrintSheetProps) {
	const Heading = asTitle ? 'h1' : 'h2'
	return (
		<article className={classNames('sheet', form && 'sheet-form', large && 'sheet-large')}>
			<div className="flex items-start gap-4">
				<div className="min-w-0 flex-1">
					<header className={classNames('border-b-4 border-brick pb-3 text-center', corner ? 'mb-3' : 'mb-6')}>
						<p className="text-2xl font-bold tracking-widest text-brick">{kind ? `${issuer} ${kind}` : issuer}</p>
						{number && <p className="mt-1">{number}</p>}
					</header>
					<Heading className="text-center text-2xl font-bold">{title}</Heading>
					{period && <p className="mt-1 text-center">{period}</p>}
				</div>
				{corner && (
					<figure className="w-28 shrink-0 text-center">
						<QrCode {...corner} />
						<figcaption className="text-sm leading-tight">{corner.caption}</figcaption>
					</figure>
				)}
			</div>
			<div className="mt-5">{children}</div>
			{(sign || qr) && (
				<footer className="mt-8 flex items-end justify-between gap-6">
					{qr ? (
						<figure className="w-32 text-center">
							<QrCode {...qr} />
							<figcaption className="mt-1 text-sm">{qr.caption}</figcaption>
						</figure>
					) : (
						<span />
					)}
					{sign && (
						<div className="text-right">
							<p className="mb-2 ml-auto flex h-24 w-24 items-center justify-center rounded-full border-2 border-dashed border-edge text-sm text-muted">
								{sign.sealNote}
							</p>
							<p>{sign.body}</p>
							<p>{sign.day}</p>
						</div>
					)}
				</footer>
			)}
		</article>
	)
}
