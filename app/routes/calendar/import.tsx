import { useForm } from '@conform-to/react'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { grantsFor } from '~/features/identity/access'
import { requireStaff } from '~/features/identity/actor.server'
import { importForm } from '~/features/planning/calendar/forms'
import { importCalendar } from '~/features/planning/calendar/import-calendar.server'
import { knownYears } from '~/features/planning/calendar/queries.server'
import { readList } from '~/features/planning/calendar/rules'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { readForm, refuse } from '~/platform/forms.server'
import { translator } from '~/platform/i18n.server'
import { message } from '~/platform/message'
import { notFound, redirectWithFlash } from '~/platform/respond.server'
import { shanghaiDay } from '~/platform/shanghai'
import { csvText } from '~/platform/workbook/read-csv.server'
import { Button, ButtonRow, ErrorSummary, FileField, PageHeader, TextArea, TextField } from '~/ui'

/** As many wrong lines as one reads at once. */
const mostFaults = 10

async function keeper(request: Request) {
	const actor = await requireStaff(request)
	if (grantsFor(actor, 'keep-calendar').length === 0) throw notFound()
	return actor
}

export async function loader({ request }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	await keeper(request)
	return {
		title: t('calendar:import.title'),
		years: await knownYears(),
		next: Number(shanghaiDay(now()).slice(0, 4)) + 1,
	}
}

export async function action({ request }: ActionFunctionArgs) {
	const actor = await keeper(request)
	const form = await readForm(request, importForm)
	if (!form.ok) return form.reply
	const { year, source, list, file } = form.value
	const field = list || !file ? 'list' : 'file'
	const text = list ?? (file ? csvText(new Uint8Array(await file.arrayBuffer())) : '')
	const { days, faults } = readList(text, year)
	const wrong = faults.slice(0, mostFaults).map(({ line, error }) => message(error, { line, year }))
	if (faults.length === 0 && days.length === 0) wrong.push('calendar:refusal.empty')
	if (wrong.length > 0)
		return data({ lastResult: form.sent.reply({ fieldErrors: { [field]: wrong } }) }, { status: 400 })
	const imported = await importCalendar(actor, { year, source, days }, now())
	if (!imported.ok) return refuse(imported, form.sent, 403)
	return redirectWithFlash(paths.calendar({ year: String(year) }), 'calendar:flash.imported', {
		year,
		count: days.length,
	})
}

export default function ImportCalendar() {
	const { t } = useTranslation()
	const { title, years, next } = useLoaderData<typeof loader>()
	const reply = useActionData<typeof action>()
	const [form, fields] = useForm<z.input<typeof importForm>>({
		id: 'calendar',
		lastResult: reply?.lastResult ?? null,
		defaultValue: { year: String(next), source: '' },
	})
	const labels = {
		year: t('calendar:import.year'),
		source: t('calendar:import.source'),
		list: t('calendar:import.list'),
		file: t('calendar:import.file'),
	}
	return (
		<>
			<ErrorSummary form={form} labels={labels} />
			<PageHeader
				title={title}
				lead={t('calendar:import.lead')}
				back={{ to: paths.calendar(), label: t('calendar:page.title') }}
			/>
			<Form method="post" encType="multipart/form-data" id={form.id} noValidate>
				<TextField
					field={fields.year}
					label={labels.year}
					hint={t('calendar:import.year-hint', { years: years.join(t('common:list.separator')) })}
					inputMode="numeric"
					width="short"
				/>
				<TextField
					field={fields.source}
					label={labels.source}
					hint={t('calendar:import.source-hint')}
					maxLength={120}
				/>
				<TextArea field={fields.list} label={labels.list} hint={t('calendar:import.list-hint')} rows={12} optional />
				<FileField field={fields.file} label={labels.file} accept=".csv,text/csv,text/plain" optional />
				<ButtonRow>
					<Button>{t('calendar:import.submit')}</Button>
				</ButtonRow>
			</Form>
		</>
	)
}
