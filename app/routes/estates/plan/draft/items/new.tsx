import { useForm } from '@conform-to/react'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { requireEstate } from '~/features/estates/find-estate.server'
import { requireActor } from '~/features/identity/actor.server'
import { addItem } from '~/features/planning/plans/add-item.server'
import { ItemFields, useItemLabels } from '~/features/planning/plans/components/item-fields'
import { newItemForm } from '~/features/planning/plans/forms'
import { termsFor } from '~/features/planning/plans/plan-page.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { readForm, refuse } from '~/platform/forms.server'
import { translator } from '~/platform/i18n.server'
import { newId } from '~/platform/id'
import { redirectWithFlash } from '~/platform/respond.server'
import { Button, ButtonRow, ErrorSummary, HiddenField, PageHeader } from '~/ui'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t, lng } = await translator(request)
	const estate = await requireEstate(await requireActor(request), params.estateId, 'write-plan')
	return { title: t('drafts:item.new'), estateId: estate.id, terms: await termsFor(lng), requestKey: newId() }
}

export async function action({ request, params }: ActionFunctionArgs) {
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId, 'write-plan')
	const form = await readForm(request, newItemForm)
	if (!form.ok) return form.reply
	const added = await addItem(actor, { estate, ...form.value }, now())
	if (!added.ok) return refuse(added, form.sent)
	return redirectWithFlash(`${paths.planDraftItem(estate.id, added.value.itemKey)}#files`, 'drafts:flash.item-added')
}

export default function NewItem() {
	const { t } = useTranslation()
	const { title, estateId, terms, requestKey } = useLoaderData<typeof loader>()
	const reply = useActionData<typeof action>()
	const [key] = useState(requestKey)
	const [form, fields] = useForm<z.input<typeof newItemForm>>({
		id: 'item',
		lastResult: reply?.lastResult ?? null,
		defaultValue: { classCode: terms.classes[0]?.code },
	})
	return (
		<>
			<PageHeader title={title} back={{ to: paths.planDraft(estateId), label: t('drafts:item.back') }} />
			<ErrorSummary form={form} labels={useItemLabels(terms)} refusal={reply?.refusal} facts={reply?.facts} />
			<Form method="post" encType="multipart/form-data" id={form.id} noValidate>
				<HiddenField name="requestKey" value={key} />
				<ItemFields fields={fields} terms={terms} />
				<ButtonRow>
					<Button>{t('drafts:item.save-new')}</Button>
				</ButtonRow>
			</Form>
		</>
	)
}
