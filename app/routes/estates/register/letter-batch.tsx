import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { requireEstate } from '~/features/estates/find-estate.server'
import { InvitationLetter } from '~/features/estates/register/components/invitation-letter'
import { letterQuery } from '~/features/estates/register/forms'
import { lettersToPrint } from '~/features/estates/register/print-letters.server'
import { requireActor } from '~/features/identity/actor.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { env } from '~/platform/env.server'
import { translator } from '~/platform/i18n.server'
import { readQuery } from '~/platform/query.server'
import { notFound } from '~/platform/respond.server'
import { EmptyState, LinkButton, PageHeader, Pagination } from '~/ui'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t, lng } = await translator(request)
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId, 'manage-register')
	const { page = 1 } = readQuery(request, letterQuery)
	const origin = env.PUBLIC_ORIGIN ?? new URL(request.url).origin
	const batch = await lettersToPrint(actor, estate, params.batchId, page, { t, lng, origin, at: now() })
	if (!batch) throw notFound()
	return { title: t('register:letters.print-title'), estate: { id: estate.id, name: estate.name }, batch }
}

export default function LetterBatch() {
	const { t } = useTranslation()
	const { title, estate, batch } = useLoaderData<typeof loader>()
	const { letters, total, from } = batch
	return (
		<>
			<div className="print:hidden">
				<PageHeader
					title={title}
					lead={total > 0 ? t('register:letters.print-lead', { count: total }) : undefined}
					back={{ to: paths.letters(estate.id), label: t('register:letters.title') }}
				/>
				{total === 0 && <Nothing />}
				{total > 0 && <p className="mb-4 max-w-text">{t('register:letters.print-until', { when: batch.until })}</p>}
				{batch.pages > 1 && (
					<>
						<p className="font-semibold">{t('register:letters.print-parts')}</p>
						<p>{t('register:letters.range', { from, to: from + letters.length - 1, count: total })}</p>
						<Pagination page={batch.page} pages={batch.pages} />
					</>
				)}
			</div>
			{letters.map((letter) => (
				<InvitationLetter
					key={letter.id}
					estate={estate.name}
					office={batch.office}
					site={batch.site}
					day={batch.day}
					letter={letter}
				/>
			))}
		</>
	)
}

function Nothing() {
	const { t } = useTranslation()
	const { estate, batch } = useLoaderData<typeof loader>()
	return (
		<EmptyState
			title={t(batch.readable ? 'register:letters.none-left' : 'register:letters.gone')}
			next={t('register:letters.gone-next')}
			action={<LinkButton to={paths.letters(estate.id)}>{t('register:letters.again')}</LinkButton>}
		/>
	)
}
