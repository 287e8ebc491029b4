import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { currentActor } from '~/features/identity/actor.server'
import { listOutbox, mayReadOutbox, outboxPageSize } from '~/features/messages/queries.server'
import { env } from '~/platform/env.server'
import { formatInstant } from '~/platform/format'
import { translator } from '~/platform/i18n.server'
import { readQuery } from '~/platform/query.server'
import { notFound } from '~/platform/respond.server'
import { DataTable, EmptyState, PageHeader, Pagination, Tag, type Tone } from '~/ui'

const query = z.strictObject({ page: z.coerce.number().int().min(1).max(100_000).default(1) })

export async function loader({ request }: LoaderFunctionArgs) {
	const { t, lng } = await translator(request)
	const actor = await currentActor(request)
	if (!mayReadOutbox(actor)) throw notFound()
	const { page } = readQuery(request, query)
	const { messages, total } = await listOutbox(actor, page, lng)
	return {
		title: t('messages:outbox.title'),
		demo: env.DEMO,
		messages,
		page,
		pages: Math.max(1, Math.ceil(total / outboxPageSize)),
		total,
	}
}

const tones: Record<string, Tone> = { waiting: 'wait', sending: 'wait', sent: 'ok', failed: 'no' }

export default function Outbox() {
	const { t, i18n } = useTranslation()
	const { title, demo, messages, page, pages, total } = useLoaderData<typeof loader>()
	return (
		<>
			<PageHeader title={title} lead={t(demo ? 'messages:outbox.demo-lead' : 'messages:outbox.lead')} />
			{messages.length === 0 ? (
				<EmptyState title={t('messages:outbox.none')} next={t('messages:outbox.none-next')} />
			) : (
				<DataTable
					caption={title}
					rows={messages}
					rowKey={(row) => row.id}
					columns={[
						{ key: 'to', label: t('messages:outbox.to'), rowHeader: true, cell: (row) => row.recipient },
						{ key: 'text', label: t('messages:outbox.text'), cell: (row) => row.text },
						{ key: 'at', label: t('messages:outbox.at'), cell: (row) => formatInstant(row.createdAt, i18n.language) },
						{
							key: 'state',
							label: t('messages:outbox.state'),
							cell: (row) => (
								<Tag tone={tones[row.state] ?? 'neutral'}>
									{t(demo && row.state === 'sent' ? 'messages:state.shown' : `messages:state.${row.state}`)}
								</Tag>
							),
						},
					]}
				/>
			)}
			<Pagination page={page} pages={pages} total={total} />
		</>
	)
}
