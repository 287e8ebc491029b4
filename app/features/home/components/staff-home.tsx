import { useTranslation } from 'react-i18next'
import type { staffHome } from '~/features/home/staff-home.server'
import { paths } from '~/paths'
import { formatArea, formatCount, formatDay, formatShare } from '~/platform/format'
import { shanghaiDay } from '~/platform/shanghai'
import { Card, Columns, EmptyState, LinkList, PageHeader, TextLink } from '~/ui'
import { type Figure, Figures } from './figures'
import { EstateSearch } from './visitor-home'
import { WaitingVotesCard } from './waiting-votes'

type StaffHomeProps = Awaited<ReturnType<typeof staffHome>>

/** The first page of those who work here: each number leads to its list. */
export function StaffHome(page: StaffHomeProps) {
	const { t } = useTranslation()
	const { reviews, running, drafts, stages } = page
	const total = stages.reduce((sum, each) => sum + each.count, 0)
	const figures: Figure[] = [
		...(reviews ? [{ label: t('home:staff.reviews'), count: reviews.length, to: '#reviews' }] : []),
		{ label: t('home:staff.votes'), count: running.total, to: '#votes' },
		...(drafts ? [{ label: t('home:staff.drafts'), count: drafts.total, to: '#drafts' }] : []),
		{ label: t('home:staff.estates'), count: total, to: paths.estateList({ region: page.region }) },
	]
	return (
		<>
			<PageHeader title={t('home:hello', { name: page.name })} />
			<Figures figures={figures} />
			<Columns
				main={
					<>
						{page.waiting && <WaitingVotesCard waiting={page.waiting} />}
						{reviews && <Reviews reviews={reviews} />}
						<Votes running={running} />
						{drafts && <Drafts drafts={drafts} />}
						<Card title={t('home:staff.find')}>
							<EstateSearch />
						</Card>
					</>
				}
				side={
					<>
						<Tools tools={page.tools} />
						<Stages stages={stages} region={page.region} />
					</>
				}
			/>
		</>
	)
}

function Reviews({ reviews }: { reviews: NonNullable<StaffHomeProps['reviews']> }) {
	const { t, i18n } = useTranslation()
	return (
		<div id="reviews">
			<Card title={t('home:staff.reviews')} turn={reviews.length > 0}>
				{reviews.length > 0 ? (
					<LinkList
						items={reviews.map((due) => ({
							key: due.estateId,
							title: due.estateName,
							to: paths.review(due.estateId),
							note: t('home:staff.review-note', {
								number: due.versionNumber,
								day: formatDay(shanghaiDay(due.closedAt), i18n.language),
							}),
						}))}
					/>
				) : (
					<EmptyState title={t('home:staff.no-reviews')} next={t('home:staff.no-reviews-next')} />
				)}
			</Card>
		</div>
	)
}

function Votes({ running }: Pick<StaffHomeProps, 'running'>) {
	const { t } = useTranslation()
	return (
		<div id="votes">
			<Card title={t('home:staff.votes')}>
				{running.votes.length > 0 ? (
					<LinkList
						items={running.votes.map((vote) => ({
							key: vote.voteId,
							title: vote.estateName,
							to: paths.vote(vote.estateId, vote.voteId),
							aside: <span className="text-muted">{vote.title}</span>,
							note: <Turnout vote={vote} />,
						}))}
					/>
				) : (
					<EmptyState title={t('home:staff.no-votes')} next={t('home:staff.no-votes-next')} />
				)}
				{running.total > running.votes.length && (
					<p className="text-muted">{t('home:staff.first', { count: running.votes.length, total: running.total })}</p>
				)}
			</Card>
		</div>
	)
}

function Turnout({ vote }: { vote: StaffHomeProps['running']['votes'][number] }) {
	const { t } = useTranslation()
	const left = vote.daysLeft > 0 ? t('home:turn.days-left', { count: vote.daysLeft }) : t('home:turn.last-day')
	if (vote.rollHeads === null || vote.rollArea === null) return <>{left}</>
	return (
		<>
			{t('home:staff.turnout', {
				heads: formatCount(vote.heads),
				allHeads: formatCount(vote.rollHeads),
				headShare: formatShare(vote.heads, vote.rollHeads),
				area: formatArea(vote.area),
				areaShare: formatShare(vote.area, vote.rollArea),
			})}
			{` · ${left}`}
		</>
	)
}

function Drafts({ drafts }: { drafts: NonNullable<StaffHomeProps['drafts']> }) {
	const { t, i18n } = useTranslation()
	return (
		<div id="drafts">
			<Card title={t('home:staff.drafts')}>
				{drafts.drafts.length > 0 ? (
					<LinkList
						items={drafts.drafts.map((draft) => ({
							key: draft.estateId,
							title: draft.estateName,
							to: paths.planDraft(draft.estateId),
							note: t('home:staff.draft-note', {
								title: draft.title,
								day: formatDay(shanghaiDay(draft.updatedAt), i18n.language),
							}),
						}))}
					/>
				) : (
					<EmptyState title={t('home:staff.no-drafts')} next={t('home:staff.no-drafts-next')} />
				)}
				{drafts.total > drafts.drafts.length && (
					<p className="text-muted">{t('home:staff.first', { count: drafts.drafts.length, total: drafts.total })}</p>
				)}
			</Card>
		</div>
	)
}

function Stages({ stages, region }: Pick<StaffHomeProps, 'stages' | 'region'>) {
	const { t } = useTranslation()
	return (
		<Card title={t('home:staff.stages')}>
			<ul className="divide-y divide-line">
				{stages.map(({ stage, count }) => (
					<li key={stage} className="flex min-h-touch items-center justify-between gap-4">
						{count > 0 ? (
							<TextLink to={paths.estateList({ region, stage })} block>
								{t(`estates:stage.${stage}`)}
							</TextLink>
						) : (
							<span className="text-muted">{t(`estates:stage.${stage}`)}</span>
						)}
						<span className="tabular-nums">{formatCount(count)}</span>
					</li>
				))}
			</ul>
		</Card>
	)
}

function Tools({ tools }: Pick<StaffHomeProps, 'tools'>) {
	const { t } = useTranslation()
	const items = [
		tools.register && { to: paths.registerImport(), label: t('home:staff.register') },
		tools.people && { to: paths.staffPeople(), label: t('home:staff.people') },
		tools.profiles && { to: paths.profiles(), label: t('home:staff.profiles') },
		tools.profiles && { to: paths.calendar(), label: t('home:staff.calendar') },
		tools.audit && { to: paths.audit(), label: t('home:staff.audit') },
		tools.outbox && { to: paths.outbox(), label: t('home:staff.outbox') },
	].filter((item) => item !== false)
	if (items.length === 0) return null
	return (
		<Card title={t('home:staff.tools')}>
			<ul>
				{items.map((item) => (
					<li key={item.to}>
						<TextLink to={item.to} block>
							{item.label}
						</TextLink>
					</li>
				))}
			</ul>
		</Card>
	)
}
