import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { CaptainList } from '~/features/estates/components/captain'
import { NoticesCard } from '~/features/estates/components/notices-card'
import { placeOf, requireEstate } from '~/features/estates/find-estate.server'
import { captainsOf } from '~/features/estates/overview/queries.server'
import { progressOf } from '~/features/estates/progress.server'
import { may, mayInPart } from '~/features/identity/access'
import { currentActor } from '~/features/identity/actor.server'
import { latestNotices } from '~/features/notices/queries.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { translator } from '~/platform/i18n.server'
import { Card, Columns, EmptyState, LinkButton, PageHeader } from '~/ui'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const actor = await currentActor(request)
	const estate = await requireEstate(actor, params.estateId)
	const place = placeOf(estate)
	const inside = may(actor, 'read-inside', place)
	const [notices, captains, progress] = await Promise.all([
		latestNotices(actor, estate, 6),
		inside ? captainsOf(estate.id) : [],
		progressOf(estate.id, now()),
	])
	return {
		title: t('estates:managing.title'),
		estateId: estate.id,
		inside,
		notices,
		captains,
		captainCount: progress.captains,
		mayPost: mayInPart(actor, 'post-notice', place),
		maySeeGrid: mayInPart(actor, 'see-grid', place),
		mayNameCaptains: may(actor, 'manage-people', place),
	}
}

export default function Managing() {
	const { t } = useTranslation()
	const page = useLoaderData<typeof loader>()
	const { estateId } = page
	return (
		<>
			<PageHeader
				title={page.title}
				actions={page.mayPost && <LinkButton to={paths.noticeNew(estateId)}>{t('estates:staff.notice')}</LinkButton>}
			/>
			<Columns
				main={<NoticesCard estateId={estateId} notices={page.notices} inside={page.inside} />}
				side={
					<>
						<Card title={t('estates:managing.captains')}>
							{page.captains.length > 0 && <CaptainList captains={page.captains} />}
							{page.captainCount === 0 && (
								<EmptyState title={t('estates:managing.no-captains')} next={t('estates:managing.no-captains-next')} />
							)}
							{page.captainCount > 0 && !page.inside && (
								<p>{t('estates:managing.captain-count', { count: page.captainCount })}</p>
							)}
							{page.mayNameCaptains && (
								<div className="mt-3">
									<LinkButton to={paths.captains(estateId)} variant="quiet">
										{t('estates:managing.name-captains')}
									</LinkButton>
								</div>
							)}
						</Card>
						{page.maySeeGrid && (
							<Card title={t('estates:managing.grid')}>
								<p className="mb-3">{t('estates:managing.grid-text')}</p>
								<LinkButton to={paths.grids(estateId)} variant="quiet">
									{t('estates:managing.to-grid')}
								</LinkButton>
							</Card>
						)}
					</>
				}
			/>
		</>
	)
}
