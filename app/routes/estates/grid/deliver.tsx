import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { requireEstate } from '~/features/estates/find-estate.server'
import { requireActor } from '~/features/identity/actor.server'
import { deliverPage } from '~/features/managing/doors/deliver-page.server'
import { deliverQuery, deliveryForm } from '~/features/managing/doors/forms'
import { recordDelivery } from '~/features/managing/doors/record-delivery.server'
import { deliveryMethods, deliveryOutcomes, noteLength } from '~/features/managing/doors/rules'
import { partsFor } from '~/features/managing/grid/parts.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { readForm, refuse } from '~/platform/forms.server'
import { translator } from '~/platform/i18n.server'
import { readQuery } from '~/platform/query.server'
import { notFound, redirectWithFlash } from '~/platform/respond.server'
import {
	Button,
	CheckboxesField,
	DateField,
	EmptyState,
	ErrorSummary,
	FileField,
	HiddenField,
	LinkTabs,
	PageHeader,
	RadioField,
	sentForm,
	TextField,
} from '~/ui'
import { KeptDraft } from '~/ui/kept-draft'

export { keptAction as clientAction } from '~/ui/kept-action'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId, 'post-notice')
	const asked = readQuery(request, deliverQuery)
	const buildingId = params.buildingId ?? ''
	const page = await deliverPage(actor, estate, { buildingId, ...asked }, now())
	if (!page) throw notFound()
	const title = t('door-lists:deliver.title', { building: page.building })
	return { title, estateId: estate.id, buildingId, person: actor.personId, asked, ...page }
}

export async function action({ request, params }: ActionFunctionArgs) {
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId, 'post-notice')
	const buildingId = params.buildingId ?? ''
	if ((await partsFor(actor, estate, 'post-notice', buildingId)).length === 0) throw notFound()
	const { vote, unit } = readQuery(request, deliverQuery)
	const form = await readForm(request, deliveryForm)
	if (!form.ok) return form.reply
	const delivered = await recordDelivery(actor, estate, form.value, now())
	if (!delivered.ok) return refuse(delivered, form.sent)
	const { outcome } = form.value
	return redirectWithFlash(paths.grid(estate.id, buildingId, { vote, unit }), `doors:flash.${outcome}`, {
		doors: new Set(form.value.units).size,
	})
}

export default function Deliver() {
	const { t } = useTranslation()
	const page = useLoaderData<typeof loader>()
	const { estateId, buildingId, asked, entrances, vote } = page
	const to = (entrance?: string) => paths.gridDeliver(estateId, buildingId, { vote: asked.vote, entrance })
	return (
		<>
			<PageHeader
				title={page.title}
				lead={t('door-lists:deliver.lead')}
				back={{
					to: paths.grid(estateId, buildingId, { vote: asked.vote, unit: asked.unit }),
					label: t('door-lists:deliver.back'),
				}}
			/>
			{!vote && <EmptyState title={t('door-lists:calls.no-vote')} next={t('door-lists:calls.no-vote-next')} />}
			{vote && entrances.length > 1 && (
				<LinkTabs
					label={t('door-lists:calls.entrances')}
					items={[
						{ to: to(), label: t('door-lists:calls.all'), current: !asked.entrance && !asked.unit },
						...entrances.map(({ id, name }) => ({ to: to(id), label: name, current: asked.entrance === id })),
					]}
				/>
			)}
			{vote && <DeliveryForm key={`${asked.entrance} ${asked.unit}`} voteId={vote.id} />}
		</>
	)
}

function DeliveryForm({ voteId }: { voteId: string }) {
	const { t } = useTranslation()
	const { doors, chosen, today, firstDay, requestKey, person, asked, buildingId } = useLoaderData<typeof loader>()
	const reply = useActionData<typeof action>()
	const { form, field } = sentForm('delivery', reply?.lastResult)
	const typed = reply?.lastResult?.initialValue?.units
	const ticked = reply?.lastResult ? [typed].flat().filter((one) => typeof one === 'string') : chosen
	const day = field('day')
	const labels = {
		units: t('door-lists:deliver.doors'),
		method: t('door-lists:deliver.method'),
		outcome: t('door-lists:deliver.outcome'),
		day: t('door-lists:deliver.day'),
		note: t('door-lists:deliver.note'),
		file: t('door-lists:deliver.file'),
	}
	const state = { delivered: t('door-lists:deliver.done-before'), undeliverable: t('door-lists:deliver.could-not') }
	return (
		<>
			<ErrorSummary form={form} refusal={reply?.refusal} facts={reply?.facts} labels={labels} />
			<KeptDraft
				id={form.id}
				noValidate
				encType="multipart/form-data"
				person={person}
				name={`delivery:${voteId}:${asked.unit ?? asked.entrance ?? buildingId}`}
				requestKey={requestKey}
			>
				<HiddenField name="voteId" value={voteId} />
				<CheckboxesField
					field={{ ...field('units'), defaultOptions: ticked }}
					label={labels.units}
					hint={t('door-lists:deliver.doors-hint')}
					columns
					options={doors.map(({ unitId, entrance, number, delivery }) => ({
						value: unitId,
						label: t('door-lists:deliver.door', { entrance, number }),
						hint: delivery && state[delivery],
					}))}
				/>
				<RadioField
					field={field('method')}
					label={labels.method}
					options={deliveryMethods.map((value) => ({ value, label: t(`doors:method.${value}`) }))}
				/>
				<RadioField
					field={field('outcome')}
					label={labels.outcome}
					hint={t('door-lists:deliver.outcome-hint')}
					options={deliveryOutcomes.map((value) => ({ value, label: t(`doors:result.${value}`) }))}
				/>
				<DateField
					field={{ ...day, defaultValue: day.defaultValue ?? today }}
					label={labels.day}
					min={firstDay}
					max={today}
				/>
				<FileField
					field={field('file')}
					label={labels.file}
					hint={t('door-lists:deliver.file-hint')}
					accept="image/jpeg,image/png,image/webp,application/pdf"
					optional
				/>
				<TextField field={field('note')} label={labels.note} optional maxLength={noteLength} />
				<Button>{t('door-lists:deliver.save')}</Button>
			</KeptDraft>
		</>
	)
}
