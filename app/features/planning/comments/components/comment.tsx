import { useTranslation } from 'react-i18next'
import { formatInstant } from '~/platform/format'
import { PlainText, Tag, TextLink } from '~/ui'
import type { SeenComment } from '../types'

interface CommentProps {
	comment: SeenComment
	anchor: string
	/** It answers another one. */
	isReply?: boolean
	/** The version in force: a comment on an earlier one says so. */
	version: number
	replyTo: string | undefined
	hideTo: string | undefined
}

/** What one person said, or the trace of it. */
export function Comment({ comment, anchor, isReply, version, replyTo, hideTo }: CommentProps) {
	const { t, i18n } = useTranslation()
	const standing = t(`comments:standing.${comment.standing}`)
	const who = comment.name ?? standing
	return (
		<article id={anchor} aria-label={who} className="scroll-mt-4">
			<p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
				<strong>{who}</strong>
				{comment.standing === 'office' ? (
					<Tag tone="no">{t(isReply ? 'comments:official-reply' : 'comments:official')}</Tag>
				) : (
					comment.name && <Tag>{standing}</Tag>
				)}
				{comment.mine && <Tag tone="ok">{t('comments:mine')}</Tag>}
				<span className="text-sm text-muted">
					{formatInstant(comment.postedAt, i18n.language)}
					{comment.planVersion !== version && ` · ${t('comments:on-version', { number: comment.planVersion })}`}
				</span>
			</p>
			{comment.hidden && (
				<p className="mt-1 border-l-4 border-edge pl-3 text-muted">
					{comment.reason ? t('comments:hidden-reason', { reason: comment.reason }) : t('comments:hidden')}
				</p>
			)}
			{comment.body !== null && (
				<div className={comment.hidden ? 'mt-1 text-muted' : 'mt-1'}>
					<PlainText>{comment.body}</PlainText>
				</div>
			)}
			<p className="flex flex-wrap gap-x-5">
				{replyTo && (
					<TextLink to={replyTo} block>
						{t('comments:reply')}
						<span className="sr-only"> {who}</span>
					</TextLink>
				)}
				{hideTo && !comment.hidden && (
					<TextLink to={hideTo} block>
						{t('comments:hide')}
						<span className="sr-only"> {who}</span>
					</TextLink>
				)}
			</p>
		</article>
	)
}
