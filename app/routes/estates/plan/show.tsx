import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { findEstate, placeOf, requireEstate } from '~/features/estates/find-estate.server'
import { may } from '~/features/identity/access'
import { currentActor } from '~/features/identity/actor.server'
import { actOnComments } from '~/features/planning/comments/act.server'
import { Discussion } from '~/features/planning/comments/components/discussion'
import { commentsQuery } from '~/features/planning/comments/forms'
import { commentCounts, commentsOn } from '~/features/planning/comments/queries.server'
import { PlanView } from '~/features/planning/plans/components/plan-view'
import { planPage } from '~/features/planning/plans/plan-page.server'
import { currentPlan } from '~/features/planning/plans/queries.server'
import { paths } from '~/paths'
import { formatDay } from '~/platform/format'
import { translator } from '~/platform/i18n.server'
import { newId } from '~/platform/id'
import { readQuery } from '~/platform/query.server'
import { notFound } from '~/platform/respond.server'
import { shanghaiDay } from '~/platform/shanghai'
import { EmptyState, LinkButton, PageHeader, Tag } from '~/ui'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t, lng } = await translator(request)
	const { order, page, reply, hide } = readQuery(request, commentsQuery)
	const actor = await currentActor(request)
	const estate = await requireEstate(actor, params.estateId)
	const plan = await planPage(estate, lng)
	const shown = {
		title: t('plans:page.short-title'),
		estateId: estate.id,
		mayWrite: may(actor, 'write-plan', placeOf(estate)),
	}
	if (!plan) return { ...shown, plan: null }
	return {
		...shown,
		plan,
		counts: Object.fromEntries(await commentCounts(estate.id)),
		comments: await commentsOn(actor, estate, { kind: 'plan', id: plan.planId }, { order, page }),
		open: { reply, hide },
		signedIn: actor !== null,
		requestKey: newId(),
	}
}

export async function action({ request, params }: ActionFunctionArgs) {
	const estate = await findEstate(params.estateId ?? '')
	const plan = estate && (await currentPlan(estate.id))
	if (!estate || !plan) throw notFound()
	return actOnComments(request, { estate, subject: { kind: 'plan', id: plan.planId }, back: paths.plan(estate.id) })
}

export default function Plan() {
	const { t, i18n } = useTranslation()
	const shown = useLoaderData<typeof loader>()
	const reply = useActionData<typeof action>()
	const { estateId, mayWrite, plan } = shown
	const draft = mayWrite && (
		<LinkButton to={paths.planDraft(estateId)} variant="quiet">
			{t('drafts:page.title')}
		</LinkButton>
	)
	if (!plan) {
		return (
			<>
				<PageHeader title={shown.title} />
				<EmptyState title={t('plans:page.none')} next={t('plans:page.none-next')} action={draft} />
			</>
		)
	}
	return (
		<>
			<PageHeader
				title={plan.version.title}
				aside={<Tag tone="ok">{t('plans:page.version', { number: plan.version.number })}</Tag>}
				lead={t('plans:page.published', { day: formatDay(shanghaiDay(plan.version.publishedAt), i18n.language) })}
				actions={draft}
			/>
			<PlanView estateId={estateId} {...plan} comments={shown.counts}>
				<Discussion {...shown} reply={reply} version={plan.version.number} />
			</PlanView>
		</>
	)
}
