import { useLocation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { CommentThread, DiscussionProps } from '../types'
import { Comment } from './comment'
import { CommentForm } from './comment-form'
import { HideForm } from './hide-form'

interface ThreadProps extends Pick<DiscussionProps, 'open' | 'reply' | 'requestKey' | 'version'> {
	thread: CommentThread
	maySpeak: boolean
	mayHide: boolean
}

/** A comment, its replies, and the form that stands open on one of them. */
export function Thread({ thread, version, maySpeak, mayHide, open, reply, requestKey }: ThreadProps) {
	const { t } = useTranslation()
	const { pathname, search } = useLocation()
	const address = (change: Record<string, string>, anchor: string) => {
		const query = new URLSearchParams(search)
		query.delete('reply')
		query.delete('hide')
		for (const [name, value] of Object.entries(change)) query.set(name, value)
		return `${pathname}${query.size > 0 ? `?${query}` : ''}#${anchor}`
	}
	const anchorOf = (id: string) => `c-${id}`
	const hideLink = (id: string) => (mayHide ? address({ hide: id }, anchorOf(id)) : undefined)
	const hideForm = (id: string) =>
		open.hide === id && mayHide && <HideForm reply={reply} commentId={id} cancel={address({}, anchorOf(id))} />
	return (
		<li className="mb-4 rounded-xl border border-line bg-card p-4 sm:px-6">
			<Comment
				comment={thread}
				anchor={anchorOf(thread.id)}
				version={version}
				replyTo={maySpeak && !thread.hidden ? address({ reply: thread.id }, anchorOf(thread.id)) : undefined}
				hideTo={hideLink(thread.id)}
			/>
			{hideForm(thread.id)}
			{thread.replies.length > 0 && (
				<ol aria-label={t('comments:replies')} className="mt-3 border-l-4 border-line pl-4">
					{thread.replies.map((answer) => (
						<li key={answer.id} className="py-2">
							<Comment
								comment={answer}
								anchor={anchorOf(answer.id)}
								isReply
								version={version}
								replyTo={undefined}
								hideTo={hideLink(answer.id)}
							/>
							{hideForm(answer.id)}
						</li>
					))}
				</ol>
			)}
			{open.reply === thread.id && maySpeak && !thread.hidden && (
				<div className="mt-3 border-l-4 border-brick pl-4">
					<CommentForm
						reply={reply}
						requestKey={requestKey}
						office={mayHide}
						parent={{ id: thread.id, cancel: address({}, anchorOf(thread.id)) }}
					/>
				</div>
			)}
		</li>
	)
}
