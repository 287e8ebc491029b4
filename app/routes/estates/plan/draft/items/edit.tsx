import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { requireEstate } from '~/features/estates/find-estate.server'
import { requireActor } from '~/features/identity/actor.server'
import { actOnDraftItem } from '~/features/planning/plans/act-on-draft-item.server'
import { ItemFiles } from '~/features/planning/plans/components/item-files'
import { ItemForm } from '~/features/planning/plans/components/item-form'
import { draftItemPage } from '~/features/planning/plans/draft-page.server'
import { formErrors, replyTo, replyToNone } from '~/features/planning/plans/reply'
import { paths } from '~/paths'
import { translator } from '~/platform/i18n.server'
import { notFound } from '~/platform/respond.server'
import { Button, Card, ErrorSummary, HiddenField, PageHeader } from '~/ui'

export const shouldRevalidate = () => true

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t, lng } = await translator(request)
	const estate = await requireEstate(await requireActor(request), params.estateId, 'write-plan')
	const page = await draftItemPage(estate, lng, params.itemKey ?? '')
	if (!page) throw notFound()
	return { title: t('drafts:item.edit'), estateId: estate.id, ...page }
}

export async function action({ request, params }: ActionFunctionArgs) {
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId, 'write-plan')
	return actOnDraftItem(request, actor, estate, params.itemKey ?? '')
}

export default function EditItem() {
	const { t } = useTranslation()
	const { title, estateId, item, stamp, terms } = useLoaderData<typeof loader>()
	const reply = useActionData<typeof action>()
	const other = replyToNone(['save', 'add-file'], reply)
	return (
		<>
			<PageHeader
				title={title}
				lead={item.name}
				back={{ to: paths.planDraft(estateId), label: t('drafts:item.back') }}
			/>
			<ErrorSummary
				refusal={other?.refusal}
				facts={other?.facts}
				form={other?.lastResult?.error && { id: 'page', allErrors: formErrors(other) }}
			/>
			<ItemForm key={item.itemKey} item={item} stamp={stamp} terms={terms} reply={replyTo('save', reply)} />
			<ItemFiles estateId={estateId} files={item.files} reply={replyTo('add-file', reply)} />
			<Card title={t('drafts:item.remove-title')}>
				<p className="mb-4 text-muted">{t('drafts:item.remove-hint')}</p>
				<Form method="post">
					<HiddenField name="intent" value="remove" />
					<Button variant="danger">{t('drafts:item.remove')}</Button>
				</Form>
			</Card>
		</>
	)
}
