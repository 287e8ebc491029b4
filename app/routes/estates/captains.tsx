import { useForm } from '@conform-to/react'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { requireEstate } from '~/features/estates/find-estate.server'
import { requireActor } from '~/features/identity/actor.server'
import { appoint, endAppointment } from '~/features/identity/appoint.server'
import { appointmentsOf, partsOf } from '~/features/identity/appointment-queries.server'
import { residentRoles } from '~/features/identity/people-rules'
import { appointForm } from '~/features/identity/staff-forms'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { formatDay } from '~/platform/format'
import { readForm, refuse } from '~/platform/forms.server'
import { translator } from '~/platform/i18n.server'
import { redirectWithFlash } from '~/platform/respond.server'
import { shanghaiDay } from '~/platform/shanghai'
import {
	Button,
	ButtonRow,
	Card,
	DataTable,
	EmptyState,
	ErrorSummary,
	HiddenField,
	PageHeader,
	RadioField,
	SelectField,
	TextField,
	TextLink,
} from '~/ui'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const estate = await requireEstate(await requireActor(request), params.estateId, 'manage-people')
	const [parts, appointments] = await Promise.all([partsOf(estate.id), appointmentsOf(estate.id)])
	return { title: t('staff:captains.title'), estate: { id: estate.id, name: estate.name }, parts, appointments }
}

export async function action({ request, params }: ActionFunctionArgs) {
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId, 'manage-people')
	const form = await readForm(request, appointForm)
	if (!form.ok) return form.reply
	const { value } = form
	const result =
		value.intent === 'appoint'
			? await appoint(actor, estate, value, now())
			: await endAppointment(actor, estate, value.grantId, now())
	if (!result.ok) return refuse(result, form.sent)
	return redirectWithFlash(
		paths.captains(estate.id),
		value.intent === 'appoint' ? 'staff:flash.appointed' : 'staff:flash.appointment-ended',
	)
}

/** A new page after each deed: the form starts empty, what was refused before it is forgotten. */
export default function Captains() {
	const { appointments } = useLoaderData<typeof loader>()
	return <CaptainsPage key={appointments.map(({ grantId, grantedAt }) => grantId + grantedAt).join()} />
}

function CaptainsPage() {
	const { t, i18n } = useTranslation()
	const { title, estate, parts, appointments } = useLoaderData<typeof loader>()
	const reply = useActionData<typeof action>()
	const [form, fields] = useForm<{ role: string; phone: string; scope: string }>({
		id: 'appoint',
		lastResult: reply?.lastResult ?? null,
		defaultValue: { role: 'captain' },
	})
	const labels = { role: t('staff:role.label'), phone: t('identity:phone.label'), scope: t('staff:captains.scope') }
	const nameOf = (scope: string) => {
		const part = parts.find((known) => known.scope === scope)
		if (!part) return t('staff:captains.whole-estate')
		return part.entrance
			? `${part.building} ${part.entrance}`
			: t('staff:captains.building', { building: part.building })
	}
	return (
		<>
			<ErrorSummary form={form} labels={labels} refusal={reply?.refusal} facts={reply?.facts} />
			<PageHeader
				title={title}
				lead={t('staff:captains.lead')}
				back={{ to: paths.estate(estate.id), label: estate.name }}
			/>
			{appointments.length === 0 ? (
				<EmptyState title={t('staff:captains.none')} next={t('staff:captains.none-next')} />
			) : (
				<DataTable
					caption={title}
					rows={appointments}
					rowKey={(row) => row.grantId}
					columns={[
						{ key: 'name', label: t('staff:display-name'), rowHeader: true, cell: (row) => row.displayName },
						{ key: 'role', label: t('staff:role.label'), cell: (row) => t(`staff:role.${row.role}`) },
						{ key: 'scope', label: t('staff:captains.scope'), cell: (row) => nameOf(row.scope) },
						{
							key: 'phone',
							label: t('identity:phone.label'),
							cell: (row) => row.phone && <TextLink to={`tel:${row.phone}`}>{row.phone}</TextLink>,
						},
						{
							key: 'since',
							label: t('staff:captains.since'),
							cell: (row) => formatDay(shanghaiDay(row.grantedAt), i18n.language),
						},
						{
							key: 'end',
							label: t('staff:captains.action'),
							cell: (row) => (
								<Form method="post">
									<HiddenField name="intent" value="end" />
									<HiddenField name="grantId" value={row.grantId} />
									<Button variant="danger">
										{t('staff:person.end')}
										<span className="sr-only"> {row.displayName}</span>
									</Button>
								</Form>
							),
						},
					]}
				/>
			)}
			<Card title={t('staff:captains.appoint')}>
				<Form method="post" id={form.id} noValidate>
					<HiddenField name="intent" value="appoint" />
					<RadioField
						field={fields.role}
						label={labels.role}
						options={residentRoles.map((value) => ({
							value,
							label: t(`staff:role.${value}`),
							hint: t(`staff:captains.${value}-hint`),
						}))}
					/>
					<TextField
						field={fields.phone}
						label={labels.phone}
						hint={t('staff:captains.phone-hint')}
						type="tel"
						inputMode="numeric"
						autoComplete="off"
						width="half"
					/>
					<SelectField
						field={fields.scope}
						label={labels.scope}
						hint={t('staff:captains.scope-hint')}
						empty={t('staff:choose')}
						options={parts.map((part) => ({
							value: part.scope,
							label: part.entrance
								? `${part.building} ${part.entrance}`
								: t('staff:captains.building', { building: part.building }),
						}))}
						width="half"
					/>
					<ButtonRow>
						<Button>{t('staff:captains.submit')}</Button>
					</ButtonRow>
				</Form>
			</Card>
		</>
	)
}
