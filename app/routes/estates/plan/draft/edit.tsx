import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { requireEstate } from '~/features/estates/find-estate.server'
import { requireActor } from '~/features/identity/actor.server'
import { actOnDraft } from '~/features/planning/plans/act-on-draft.server'
import { DraftItems } from '~/features/planning/plans/components/draft-items'
import { DraftText } from '~/features/planning/plans/components/draft-text'
import { PublishCard } from '~/features/planning/plans/components/publish-card'
import { draftPage } from '~/features/planning/plans/draft-page.server'
import { formErrors, replyTo, replyToNone } from '~/features/planning/plans/reply'
import { paths } from '~/paths'
import { translator } from '~/platform/i18n.server'
import { Button, EmptyState, ErrorSummary, HiddenField, PageHeader, Tag } from '~/ui'

export const shouldRevalidate = () => true

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t, lng } = await translator(request)
	const estate = await requireEstate(await requireActor(request), params.estateId, 'write-plan')
	return { title: t('drafts:page.title'), estateId: estate.id, ...(await draftPage(estate, lng)) }
}

export async function action({ request, params }: ActionFunctionArgs) {
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId, 'write-plan')
	return actOnDraft(request, actor, estate)
}

export default function Draft() {
	const { t } = useTranslation()
	const { title, estateId, current, draft } = useLoaderData<typeof loader>()
	const reply = useActionData<typeof action>()
	const back = { to: paths.plan(estateId), label: t('plans:page.short-title') }
	if (!draft) {
		return (
			<>
				<PageHeader title={title} lead={t('drafts:page.lead')} back={back} />
				<EmptyState
					title={t('drafts:page.none')}
					next={current ? t('drafts:page.none-next', { number: current.number }) : t('drafts:page.none-first')}
					action={
						<Form method="post">
							<HiddenField name="intent" value="start" />
							<Button>{t('drafts:page.start')}</Button>
						</Form>
					}
				/>
			</>
		)
	}
	const other = replyToNone(['save-text'], reply)
	return (
		<>
			<PageHeader
				title={title}
				lead={t('drafts:page.lead')}
				back={back}
				aside={
					<Tag tone="wait">{current ? t('drafts:page.from', { number: current.number }) : t('drafts:page.first')}</Tag>
				}
			/>
			<ErrorSummary
				refusal={other?.refusal}
				facts={other?.facts}
				form={other?.lastResult?.error && { id: 'page', allErrors: formErrors(other) }}
			/>
			<DraftText key={draft.versionId} draft={draft} reply={replyTo('save-text', reply)} />
			<DraftItems estateId={estateId} draft={draft} />
			<PublishCard draft={draft} current={current?.number ?? 0} />
		</>
	)
}
