import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { requireEstate } from '~/features/estates/find-estate.server'
import { currentActor } from '~/features/identity/actor.server'
import { ResultTable } from '~/features/planning/votes/components/result-table'
import { paperOf, voteForPage } from '~/features/planning/votes/page.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { env } from '~/platform/env.server'
import { formatArea, formatCount, formatDay, formatDeadline, formatInstant } from '~/platform/format'
import { translator } from '~/platform/i18n.server'
import { qrShape } from '~/platform/qr.server'
import { notFound } from '~/platform/respond.server'
import { shanghaiDay } from '~/platform/shanghai'
import { Callout, EmptyState, PageHeader, PrintSheet } from '~/ui'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t, lng } = await translator(request)
	const actor = await currentActor(request)
	const estate = await requireEstate(actor, params.estateId)
	const page = await voteForPage(estate, params.voteId, null, lng, now())
	if (!page) throw notFound()
	const { vote, counted } = page
	const path = paths.voteResult(estate.id, vote.id)
	const address = new URL(path, env.PUBLIC_ORIGIN ?? request.url).href
	return {
		title: t('votes:announcement.title'),
		estateId: estate.id,
		estateName: estate.name,
		vote,
		counted,
		paper: await paperOf(estate, vote.announcedAt),
		closedDay: vote.closedAt === null ? null : shanghaiDay(vote.closedAt),
		qr: qrShape(address, t('votes:announcement.qr-label', { address })),
	}
}

export default function VoteResult() {
	const { t, i18n } = useTranslation()
	const { title, estateId, estateName, vote, counted, paper, closedDay, qr } = useLoaderData<typeof loader>()
	const lng = i18n.language
	const back = { to: paths.vote(estateId, vote.id), label: t('votes:announcement.back') }
	const [first] = counted ?? []
	if (!counted || !first || !closedDay) {
		return (
			<>
				<PageHeader title={title} back={back} />
				<EmptyState
					title={t('votes:announcement.not-closed-title')}
					next={
						vote.state === 'cancelled'
							? t('votes:status.cancelled')
							: t('votes:announcement.not-closed', { closes: formatDeadline(vote.closesAt, lng) })
					}
				/>
			</>
		)
	}
	const issuer = t('votes:announcement.issuer', { street: paper.street })
	const { total, participating } = first.result
	return (
		<>
			<div className="print:hidden">
				<PageHeader title={title} back={back} />
				<Callout>{t('votes:announcement.hint')}</Callout>
			</div>
			<PrintSheet
				issuer={issuer}
				kind={t('votes:announcement.kind')}
				number={t('votes:announcement.number', { estate: estateName, year: paper.year, number: paper.number })}
				title={t('votes:announcement.heading', { title: vote.title })}
				period={t('votes:announcement.period', {
					opens: formatInstant(vote.opensAt, lng),
					closes: formatDeadline(vote.closesAt, lng),
				})}
				sign={{ body: issuer, day: formatDay(closedDay, lng), sealNote: t('votes:announcement.seal') }}
				qr={{ ...qr, caption: t('votes:announcement.qr') }}
			>
				<p>
					{t('votes:announcement.intro', {
						estate: estateName,
						heads: formatCount(total.heads),
						area: formatArea(total.area),
						partHeads: formatCount(participating.heads),
						partArea: formatArea(participating.area),
					})}
				</p>
				<p className="mt-2">
					{t('votes:announcement.basis', {
						day: formatDay(vote.noticePostedDay, lng),
						version: vote.versionNumber,
					})}
				</p>
				{counted.map((matter) => (
					<ResultTable key={matter.id} matter={matter} />
				))}
				<p className="mt-4 text-sm">{t('votes:announcement.objection')}</p>
			</PrintSheet>
		</>
	)
}
