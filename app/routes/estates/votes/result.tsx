import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { requireEstate } from '~/features/estates/find-estate.server'
import { currentActor } from '~/features/identity/actor.server'
import { ResultTable } from '~/features/planning/votes/components/result-table'
import type { ChannelFigures, PaperFigures } from '~/features/planning/votes/components/turnout-figures'
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
	const { vote, counted, silent, channels, papers, stages } = page
	const announced = vote.resultAnnouncedAt !== null
	const path = paths.voteResult(estate.id, vote.id)
	const address = new URL(path, env.PUBLIC_ORIGIN ?? request.url).href
	return {
		title: t(announced || !counted ? 'announcement:paper.title' : 'announcement:paper.preliminary-title'),
		estateId: estate.id,
		estateName: estate.name,
		vote,
		counted,
		silent,
		channels,
		papers,
		extensions: stages.extensions,
		announced,
		issue: await paperOf(estate, vote.announcedAt),
		/** The day on the paper. */
		day: vote.closedAt === null ? null : shanghaiDay(vote.resultAnnouncedAt ?? vote.closedAt),
		qr: qrShape(address, t('announcement:paper.qr-label', { address })),
	}
}

export default function VoteResult() {
	const { t, i18n } = useTranslation()
	const page = useLoaderData<typeof loader>()
	const { title, estateId, estateName, vote, counted, announced, issue, day, qr } = page
	const lng = i18n.language
	const back = { to: paths.vote(estateId, vote.id), label: t('announcement:paper.back') }
	const [first] = counted ?? []
	if (!counted || !first || !day) {
		return (
			<>
				<PageHeader title={title} back={back} />
				<EmptyState
					title={t('announcement:paper.not-closed-title')}
					next={
						vote.state === 'cancelled'
							? t('votes:status.cancelled')
							: t('announcement:paper.not-closed', { closes: formatDeadline(vote.closesAt, lng) })
					}
				/>
			</>
		)
	}
	const issuer = t('announcement:paper.issuer', { street: issue.street })
	const { total, participating } = first.result
	return (
		<>
			<div className="print:hidden">
				<PageHeader title={title} back={back} />
				<Callout>{t('announcement:paper.hint')}</Callout>
			</div>
			<PrintSheet
				issuer={issuer}
				kind={t(announced ? 'announcement:paper.kind' : 'announcement:paper.kind-preliminary')}
				number={t('announcement:paper.number', { estate: estateName, year: issue.year, number: issue.number })}
				title={t(announced ? 'announcement:paper.heading' : 'announcement:paper.preliminary-heading', {
					title: vote.title,
				})}
				period={t('announcement:paper.period', {
					opens: formatInstant(vote.opensAt, lng),
					closes: formatDeadline(vote.closesAt, lng),
				})}
				sign={{ body: issuer, day: formatDay(day, lng), sealNote: t('announcement:paper.seal') }}
				qr={{ ...qr, caption: t('announcement:paper.qr') }}
			>
				<p>
					{t('announcement:paper.intro', {
						estate: estateName,
						heads: formatCount(total.heads),
						area: formatArea(total.area),
						partHeads: formatCount(participating.heads),
						partArea: formatArea(participating.area),
					})}
				</p>
				<p className="mt-2">
					{t('announcement:paper.basis', {
						day: formatDay(vote.noticePostedDay, lng),
						version: vote.versionNumber,
					})}
				</p>
				{page.extensions.map(({ number, from, to, reason }) => (
					<p key={number} className="mt-2">
						{t('votes:stage.extension', {
							number,
							from: formatDeadline(from, lng),
							to: formatDeadline(to, lng),
							reason,
						})}
					</p>
				))}
				{counted.map((matter) => (
					<ResultTable key={matter.id} matter={matter} silent={page.silent} announced={announced} />
				))}
				<p className="mt-4 text-sm">{channelsText(t, page.channels ?? [])}</p>
				{page.papers && page.papers.received > 0 && (
					<p className="text-sm">{t('announcement:paper.papers', paperCounts(page.papers))}</p>
				)}
				{announced ? (
					<>
						{vote.passed === 'yes' && vote.effectiveAt !== null && (
							<p className="mt-4">
								{t('announcement:paper.effect', { day: formatDay(shanghaiDay(vote.effectiveAt), lng) })}
							</p>
						)}
						<p className="mt-4 text-sm">{t('announcement:paper.objection')}</p>
					</>
				) : (
					<p className="mt-4">
						{t('announcement:paper.how-to-object', { until: formatDeadline(vote.objectionsUntil ?? 0, lng) })}
					</p>
				)}
				<p className="text-sm">{t('announcement:paper.verify')}</p>
			</PrintSheet>
		</>
	)
}

function channelsText(t: TFunction, channels: readonly ChannelFigures[]): string {
	const parts = channels.map(({ channel, heads, area }) =>
		t('announcement:paper.channel', {
			channel: t(`votes:channel.${channel}`),
			heads: formatCount(heads),
			area: formatArea(area),
		}),
	)
	return t('announcement:paper.channels', { list: parts.join(t('common:list.separator')) })
}

function paperCounts(papers: PaperFigures): Record<string, string> {
	return Object.fromEntries(Object.entries(papers).map(([kind, sheets]) => [kind, formatCount(sheets)]))
}
