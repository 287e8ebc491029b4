import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { requireEstate } from '~/features/estates/find-estate.server'
import { currentActor } from '~/features/identity/actor.server'
import { PlanView } from '~/features/planning/plans/components/plan-view'
import { planPage } from '~/features/planning/plans/plan-page.server'
import { paths } from '~/paths'
import { formatDay } from '~/platform/format'
import { translator } from '~/platform/i18n.server'
import { notFound } from '~/platform/respond.server'
import { shanghaiDay } from '~/platform/shanghai'
import { Callout, PageHeader, Tag, TextLink } from '~/ui'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t, lng } = await translator(request)
	const estate = await requireEstate(await currentActor(request), params.estateId)
	const number = /^[1-9]\d{0,5}$/.test(params.number ?? '') ? Number(params.number) : 0
	const plan = await planPage(estate, lng, number)
	if (!plan) throw notFound()
	return {
		title: `${t('plans:page.short-title')} · ${t('plans:page.version', { number })}`,
		estateId: estate.id,
		plan,
		current: plan.versions[0]?.number ?? number,
	}
}

export default function PlanVersion() {
	const { t, i18n } = useTranslation()
	const { estateId, plan, current } = useLoaderData<typeof loader>()
	const { number, title, publishedAt } = plan.version
	return (
		<>
			<PageHeader
				title={title}
				back={{ to: paths.plan(estateId), label: t('plans:page.to-current') }}
				aside={<Tag tone={number === current ? 'ok' : 'neutral'}>{t('plans:page.version', { number })}</Tag>}
				lead={t('plans:page.published', { day: formatDay(shanghaiDay(publishedAt), i18n.language) })}
			/>
			{number !== current && (
				<Callout tone="wait">
					{t('plans:page.old', { number, current })}{' '}
					<TextLink to={paths.plan(estateId)} block>
						{t('plans:page.to-current')}
					</TextLink>
				</Callout>
			)}
			<PlanView estateId={estateId} {...plan} />
		</>
	)
}
