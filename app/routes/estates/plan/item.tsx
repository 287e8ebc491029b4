import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { findEstate, requireEstate } from '~/features/estates/find-estate.server'
import { currentActor } from '~/features/identity/actor.server'
import { actOnComments } from '~/features/planning/comments/act.server'
import { Discussion } from '~/features/planning/comments/components/discussion'
import { commentsQuery } from '~/features/planning/comments/forms'
import { commentsOn } from '~/features/planning/comments/queries.server'
import { nameOf } from '~/features/planning/plans/components/change-list'
import { ItemBody } from '~/features/planning/plans/components/item-body'
import { ItemHistory } from '~/features/planning/plans/components/item-history'
import { itemPage } from '~/features/planning/plans/plan-page.server'
import { hasItem } from '~/features/planning/plans/queries.server'
import { paths } from '~/paths'
import { translator } from '~/platform/i18n.server'
import { newId } from '~/platform/id'
import { readQuery } from '~/platform/query.server'
import { notFound } from '~/platform/respond.server'
import { Callout, Card, PageHeader, Tag, TextLink } from '~/ui'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { lng } = await translator(request)
	const { order, page, reply, hide } = readQuery(request, commentsQuery)
	const actor = await currentActor(request)
	const estate = await requireEstate(actor, params.estateId)
	const itemKey = params.itemKey ?? ''
	const found = await itemPage(estate, lng, itemKey)
	if (!found) throw notFound()
	return {
		title: found.item.name,
		estateId: estate.id,
		...found,
		comments: await commentsOn(actor, estate, { kind: 'plan-item', id: itemKey }, { order, page }),
		open: { reply, hide },
		signedIn: actor !== null,
		requestKey: newId(),
	}
}

export async function action({ request, params }: ActionFunctionArgs) {
	const estate = await findEstate(params.estateId ?? '')
	const itemKey = params.itemKey ?? ''
	if (!estate || !(await hasItem(estate.id, itemKey))) throw notFound()
	const back = paths.planItem(estate.id, itemKey)
	return actOnComments(request, { estate, subject: { kind: 'plan-item', id: itemKey }, back })
}

export default function PlanItem() {
	const { t } = useTranslation()
	const shown = useLoaderData<typeof loader>()
	const reply = useActionData<typeof action>()
	const { estateId, item, terms, version, inForce, steps } = shown
	return (
		<>
			<PageHeader
				title={item.name}
				back={{ to: paths.plan(estateId), label: t('plans:page.back-to-plan') }}
				aside={<Tag>{nameOf(terms.classes, item.classCode)}</Tag>}
				lead={inForce && t('plans:item.from', { number: version.number })}
			/>
			{!inForce && (
				<Callout tone="wait">
					{t('plans:item.gone', { number: version.number })}{' '}
					<TextLink to={paths.plan(estateId)} block>
						{t('plans:page.to-current')}
					</TextLink>
				</Callout>
			)}
			<Card>
				<ItemBody estateId={estateId} item={item} terms={terms} />
			</Card>
			<Card title={t('plans:item.history')}>
				<ItemHistory estateId={estateId} steps={steps} terms={terms} />
			</Card>
			<Discussion {...shown} reply={reply} version={version.number} closed={!inForce} />
		</>
	)
}
