import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { placeOf, requireEstate } from '~/features/estates/find-estate.server'
import { pageOf, pageSize } from '~/features/estates/rules'
import { regionQuery as listQuery } from '~/features/estates/search/forms'
import { may, mayInPart } from '~/features/identity/access'
import { currentActor } from '~/features/identity/actor.server'
import { NoticeLines } from '~/features/notices/components/notice-lines'
import { noticeCount, noticesOf } from '~/features/notices/queries.server'
import { paths } from '~/paths'
import { translator } from '~/platform/i18n.server'
import { readQuery } from '~/platform/query.server'
import { Card, EmptyState, LinkButton, PageHeader, Pagination } from '~/ui'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const actor = await currentActor(request)
	const estate = await requireEstate(actor, params.estateId)
	const { page: asked = null } = readQuery(request, listQuery)
	const { page, pages, offset } = pageOf(asked, await noticeCount(actor, estate))
	return {
		title: t('notices:list.title'),
		estateId: estate.id,
		notices: await noticesOf(actor, estate, { limit: pageSize, offset }),
		page,
		pages,
		inside: may(actor, 'read-inside', placeOf(estate)),
		mayPost: mayInPart(actor, 'post-notice', placeOf(estate)),
		counted: mayInPart(actor, 'see-grid', placeOf(estate)),
	}
}

export default function Notices() {
	const { t } = useTranslation()
	const { title, estateId, notices, page, pages, inside, mayPost, counted } = useLoaderData<typeof loader>()
	return (
		<>
			<PageHeader
				title={title}
				back={{ to: paths.managing(estateId), label: t('place:section.managing') }}
				actions={mayPost && <LinkButton to={paths.noticeNew(estateId)}>{t('notices:list.post')}</LinkButton>}
			/>
			<Card>
				{notices.length > 0 ? (
					<NoticeLines lines={notices} estateOf={() => estateId} counted={counted} />
				) : (
					<EmptyState title={t('estates:show.no-notices')} next={t('estates:show.no-notices-next')} />
				)}
				{!inside && <p className="text-muted">{t('estates:show.visitor-notices')}</p>}
				<Pagination page={page} pages={pages} />
			</Card>
		</>
	)
}
