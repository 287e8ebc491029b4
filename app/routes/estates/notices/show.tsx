import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { placeOf, requireEstate } from '~/features/estates/find-estate.server'
import { regionLadder } from '~/features/estates/regions.server'
import { may } from '~/features/identity/access'
import { currentActor, requireActor } from '~/features/identity/actor.server'
import { MarkRead } from '~/features/notices/components/mark-read'
import { NoticePaper, NoticeText } from '~/features/notices/components/notice-text'
import { ReadDoors } from '~/features/notices/components/read-doors'
import { Withdraw } from '~/features/notices/components/withdraw'
import { noticeAct, noticeQuery } from '~/features/notices/forms'
import { issuerOf } from '~/features/notices/issuer'
import { doorsOf, noticeFor, numberOfNotice, readingOf } from '~/features/notices/notice.server'
import { readNotice } from '~/features/notices/read-notice.server'
import { mayWithdraw, placeOfTarget, reachesHome } from '~/features/notices/rules'
import { withdrawNotice } from '~/features/notices/withdraw-notice.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { env } from '~/platform/env.server'
import { readForm, refuse } from '~/platform/forms.server'
import { translator } from '~/platform/i18n.server'
import { qrShape } from '~/platform/qr.server'
import { readQuery } from '~/platform/query.server'
import { notFound, redirectWithFlash } from '~/platform/respond.server'
import { Callout, ErrorSummary, PageHeader, Tag } from '~/ui'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const actor = await currentActor(request)
	const estate = await requireEstate(actor, params.estateId)
	const notice = await noticeFor(actor, estate, params.noticeId)
	if (!notice) throw notFound()
	const { building } = readQuery(request, noticeQuery)
	const place = placeOfTarget(placeOf(estate), notice, notice.buildingId)
	const seesDoors = may(actor, 'see-grid', place)
	const addressed = actor?.homes.some((home) => reachesHome(notice, home)) ?? false
	const [ladder, number, reading, doors] = await Promise.all([
		regionLadder(estate.regionPath),
		numberOfNotice(estate.id, notice),
		seesDoors || addressed ? readingOf(actor, estate.id, notice.id) : null,
		seesDoors ? doorsOf(estate.id, notice.id, notice, building) : [],
	])
	const url = new URL(paths.notice(estate.id, notice.id), env.PUBLIC_ORIGIN ?? request.url).href
	const { id, title, body, postedAt, withdrawnAt } = notice
	return {
		title,
		estate: { id: estate.id, name: estate.name },
		notice: {
			id,
			title,
			body,
			postedAt,
			withdrawnAt,
			number,
			issuer: issuerOf(t, notice, ladder),
			sealed: notice.postedAs !== 'captain',
		},
		toRead: addressed && withdrawnAt === null ? { done: reading?.wasRead ?? false } : null,
		reading: seesDoors && reading ? { read: reading.read, households: reading.households } : null,
		doors,
		building: building ?? null,
		mayWithdraw: actor !== null && withdrawnAt === null && mayWithdraw(actor, notice, place),
		qr: qrShape(url, t('notices:paper.qr')),
	}
}

export async function action({ request, params }: ActionFunctionArgs) {
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId)
	const notice = await noticeFor(actor, estate, params.noticeId)
	if (!notice) throw notFound()
	const form = await readForm(request, noticeAct)
	if (!form.ok) return form.reply
	if (form.value.act === 'withdraw') {
		const withdrawn = await withdrawNotice(actor, estate, notice.id, now())
		if (!withdrawn.ok) return refuse(withdrawn, form.sent)
		return redirectWithFlash(paths.notice(estate.id, notice.id), 'notices:flash.withdrawn')
	}
	const read = await readNotice(actor, estate, notice.id, now())
	if (!read.ok) return refuse(read, form.sent)
	if (form.value.act === 'opened') return data({ refusal: undefined, facts: undefined })
	return redirectWithFlash(paths.notice(estate.id, notice.id), 'notices:flash.read')
}

export default function Notice() {
	const { t } = useTranslation()
	const page = useLoaderData<typeof loader>()
	const reply = useActionData<typeof action>()
	const { estate, notice, toRead, reading } = page
	return (
		<>
			<div className="print:hidden">
				<PageHeader
					title={notice.title}
					back={{ to: paths.notices(estate.id), label: t('notices:list.title') }}
					aside={notice.withdrawnAt !== null && <Tag>{t('notices:withdrawn')}</Tag>}
				/>
				<ErrorSummary refusal={reply?.refusal} facts={reply?.facts} />
				{notice.withdrawnAt !== null && (
					<Callout tone="wait" title={t('notices:withdrawn-title')}>
						{t('notices:withdrawn-text')}
					</Callout>
				)}
				<NoticeText notice={notice} />
				{toRead && <MarkRead done={toRead.done} />}
				{reading && (
					<ReadDoors
						estateId={estate.id}
						noticeId={notice.id}
						reading={reading}
						doors={page.doors}
						building={page.building}
					/>
				)}
				{page.mayWithdraw && <Withdraw />}
			</div>
			<NoticePaper estateName={estate.name} notice={notice} qr={page.qr} />
		</>
	)
}
