import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { requireEstate } from '~/features/estates/find-estate.server'
import { currentActor } from '~/features/identity/actor.server'
import { latestHeads } from '~/features/planning/proof/queries.server'
import { findVote } from '~/features/planning/votes/queries.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { formatCount, formatInstant } from '~/platform/format'
import { translator } from '~/platform/i18n.server'
import { notFound } from '~/platform/respond.server'
import { Disclosure, EmptyState, Facts, PageHeader, Section, TextLink } from '~/ui'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const actor = await currentActor(request)
	const estate = await requireEstate(actor, params.estateId)
	const vote = await findVote(estate.id, params.voteId, now())
	if (!vote) throw notFound()
	const { id, title, opensAt, state } = vote
	const log = await latestHeads({ estateId: estate.id, voteId: id })
	const closed = vote.closedAt !== null
	return { title: t('proof:log.title'), estateId: estate.id, vote: { id, title, opensAt, state, closed }, log }
}

function Note({ text }: { text: string }) {
	return <p className="my-3 whitespace-pre-wrap break-all border border-line bg-card p-3 font-mono text-sm">{text}</p>
}

export default function VoteLog() {
	const { t, i18n } = useTranslation()
	const { title, estateId, vote, log } = useLoaderData<typeof loader>()
	const lng = i18n.language
	const back = { to: paths.vote(estateId, vote.id), label: t('proof:log.back') }
	if (!log) {
		const opens = formatInstant(vote.opensAt, lng)
		return (
			<>
				<PageHeader title={title} back={back} />
				<EmptyState
					title={t('proof:log.none-title')}
					next={vote.state === 'cancelled' ? t('proof:log.none-cancelled') : t('proof:log.none', { opens })}
				/>
			</>
		)
	}
	return (
		<>
			<PageHeader title={title} lead={t('proof:log.lead', { title: vote.title })} back={back} />
			<Facts
				items={[
					{ label: t('proof:log.size'), value: formatCount(log.latest.size) },
					{ label: t('proof:log.signed-at'), value: formatInstant(log.latest.signedAt, lng) },
					{ label: t('proof:log.key'), value: <span className="break-all font-mono text-sm">{log.key}</span> },
				]}
			/>
			<Section title={t('proof:log.head-title')}>
				<Note text={log.latest.note} />
				<p className="max-w-text">{t('proof:log.head-hint')}</p>
				{log.before.length > 0 && (
					<Disclosure summary={t('proof:log.before-title')}>
						{log.before.map(({ size, note, signedAt }) => (
							<div key={size}>
								<p>{t('proof:log.before-item', { size: formatCount(size), when: formatInstant(signedAt, lng) })}</p>
								<Note text={note} />
							</div>
						))}
					</Disclosure>
				)}
			</Section>
			<Section title={t('proof:log.what-title')}>
				<p className="max-w-text">{t('proof:log.what-in')}</p>
				<p className="max-w-text">{t('proof:log.what-not')}</p>
			</Section>
			<Section title={t('proof:log.bundle-title')}>
				{vote.closed ? (
					<>
						<p>
							<TextLink to={paths.voteBundle(estateId, vote.id)} block document>
								{t('proof:log.bundle')}
							</TextLink>
						</p>
						<p className="max-w-text">{t('proof:log.bundle-how')}</p>
						<p className="max-w-text">{t('proof:log.bundle-limit')}</p>
					</>
				) : (
					<p className="max-w-text">{t('proof:log.bundle-open')}</p>
				)}
			</Section>
		</>
	)
}
