import { useLocation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '~/paths'
import { Card, EmptyState, LinkTabs, Pagination, Section, TextLink } from '~/ui'
import type { DiscussionProps } from '../types'
import { CommentForm } from './comment-form'
import { Thread } from './thread'

/** The comments on a plan or an item, and the form for one more. */
export function Discussion({ comments, open, reply, requestKey, signedIn, version, closed = false }: DiscussionProps) {
	const { t } = useTranslation()
	const { pathname } = useLocation()
	const address = (query: Record<string, string>) => `${pathname}?${new URLSearchParams(query)}#discussion`
	const maySpeak = comments.maySpeak && !closed
	return (
		<div id="discussion">
			<Section title={t('comments:title')}>
				{maySpeak && !open.reply && !open.hide && (
					<Card title={t('comments:form.title')} level={3}>
						<CommentForm key={comments.total} reply={reply} requestKey={requestKey} office={comments.mayHide} />
					</Card>
				)}
				{!comments.maySpeak && (
					<p className="mb-4">
						{signedIn ? (
							t('comments:only-estate')
						) : (
							<TextLink to={paths.signIn(pathname)} block>
								{t('comments:sign-in')}
							</TextLink>
						)}
					</p>
				)}
				{comments.total === 0 ? (
					<EmptyState title={t('comments:none')} next={t('comments:none-next')} />
				) : (
					<>
						<LinkTabs
							label={t('comments:order.label')}
							items={(['newest', 'oldest'] as const).map((order) => ({
								to: address({ order }),
								label: t(`comments:order.${order}`),
								current: order === comments.order,
							}))}
						/>
						<ol>
							{comments.threads.map((thread) => (
								<Thread
									key={thread.id}
									thread={thread}
									version={version}
									maySpeak={maySpeak}
									mayHide={comments.mayHide}
									open={open}
									reply={reply}
									requestKey={requestKey}
								/>
							))}
						</ol>
						<Pagination page={comments.page} pages={comments.pages} total={comments.total} />
					</>
				)}
			</Section>
		</div>
	)
}
