import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

export interface ListItem {
	key: string
	title: string
	to?: string
	/** A line under the title: who, when, how many. */
	note?: ReactNode
	/** Says “unread” in words before the title. */
	unread?: boolean
	/** Beside the title, e.g. a Tag. */
	aside?: ReactNode
}

/** Titles with a line of facts each: notices, votes, files, estates. */
export function LinkList({ items }: { items: readonly ListItem[] }) {
	const { t } = useTranslation()
	return (
		<ul className="divide-y divide-line">
			{items.map((item) => (
				<li key={item.key} className="py-2">
					<div className="flex flex-wrap items-center gap-x-2">
						{item.unread && (
							<span className="rounded bg-brick px-1.5 text-sm font-bold text-white">{t('common:list.unread')}</span>
						)}
						{item.to ? (
							<Link to={item.to} className="link inline-flex min-h-touch min-w-touch items-center">
								{item.title}
							</Link>
						) : (
							<span>{item.title}</span>
						)}
						{item.aside}
					</div>
					{item.note && <div className="text-muted">{item.note}</div>}
				</li>
			))}
		</ul>
	)
}

export interface FileItem {
	id: string
	name: string
	to: string
	/** Already formatted: “PDF · 1.2 MB”. */
	note: string
	/** An image's small version. */
	thumb?: string
}

/** Photos with their picture, other files by name; both open the file itself. */
export function FileList({ files }: { files: readonly FileItem[] }) {
	return (
		<ul className="my-3 grid gap-3 sm:grid-cols-2">
			{files.map((file) => (
				<li key={file.id}>
					<a href={file.to} className="flex min-h-touch items-center gap-3 rounded-lg border border-line p-2">
						{file.thumb && (
							<img
								src={file.thumb}
								alt=""
								loading="lazy"
								width={96}
								height={72}
								className="h-[4.5rem] w-24 shrink-0 rounded object-cover"
							/>
						)}
						<span className="min-w-0">
							<span className="link block break-words">{file.name}</span>
							<span className="text-sm text-muted">{file.note}</span>
						</span>
					</a>
				</li>
			))}
		</ul>
	)
}

export interface TimelineItem {
	key: string
	when: string
	text: ReactNode
}

/** What happened, the latest first. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
	return (
		<ol className="my-3 border-l-4 border-line pl-4">
			{items.map((item) => (
				<li key={item.key} className="pb-4 last:pb-0">
					<p className="text-sm text-muted">{item.when}</p>
					<div>{item.text}</div>
				</li>
			))}
		</ol>
	)
}
