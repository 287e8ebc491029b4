import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { recordedDeeds } from '~/features/audit/deeds'
import { auditFilter } from '~/features/audit/forms'
import { auditedEstates, auditLines, cursorOf, readsAudit } from '~/features/audit/queries.server'
import { auditCells, auditHeadings, deedText } from '~/features/audit/words'
import { requireActor } from '~/features/identity/actor.server'
import { paths } from '~/paths'
import { translator } from '~/platform/i18n.server'
import { readQuery } from '~/platform/query.server'
import { notFound } from '~/platform/respond.server'
import {
	ButtonRow,
	DataTable,
	DateField,
	EmptyState,
	FilterBar,
	LinkButton,
	PageHeader,
	plainField,
	SelectField,
	TextLink,
} from '~/ui'

const perPage = 50

export async function loader({ request }: LoaderFunctionArgs) {
	const { t, lng } = await translator(request)
	const actor = await requireActor(request)
	if (!readsAudit(actor)) throw notFound()
	const filter = readQuery(request, auditFilter)
	const lines = await auditLines(actor, filter, perPage + 1)
	const shown = lines.slice(0, perPage)
	const last = shown.at(-1)
	return {
		title: t('audit:page.title'),
		filter,
		estates: await auditedEstates(actor),
		rows: shown.map((line) => ({ id: line.id, cells: auditCells(t, lng, line) })),
		older: last && lines.length > perPage ? cursorOf(last) : undefined,
	}
}

export default function Audit() {
	const { t } = useTranslation()
	const { title, filter, estates, rows, older } = useLoaderData<typeof loader>()
	const { before: _, ...kept } = filter
	return (
		<>
			<PageHeader title={title} lead={t('audit:page.lead')} />
			<FilterBar label={t('audit:page.filter')} submit={t('audit:page.apply')}>
				<SelectField
					field={plainField('estate', filter.estate)}
					label={t('audit:heading.estate')}
					empty={t('audit:page.all')}
					options={estates.map((estate) => ({ value: estate.id, label: estate.name }))}
				/>
				<SelectField
					field={plainField('deed', filter.deed)}
					label={t('audit:heading.deed')}
					empty={t('audit:page.all')}
					options={recordedDeeds.map((deed) => ({ value: deed, label: deedText(t, deed) }))}
				/>
				<SelectField
					field={plainField('outcome', filter.outcome)}
					label={t('audit:heading.outcome')}
					empty={t('audit:page.all')}
					options={(['done', 'refused'] as const).map((value) => ({ value, label: t(`audit:outcome.${value}`) }))}
				/>
				<DateField field={plainField('from', filter.from)} label={t('audit:page.from')} />
				<DateField field={plainField('to', filter.to)} label={t('audit:page.to')} />
			</FilterBar>
			{rows.length === 0 ? (
				<EmptyState
					title={t('audit:page.empty')}
					next={t('audit:page.empty-next')}
					action={
						<TextLink to={paths.audit()} block>
							{t('audit:page.clear')}
						</TextLink>
					}
				/>
			) : (
				<DataTable
					caption={t('audit:page.table')}
					captionHidden
					sticky
					rows={rows}
					rowKey={(row) => row.id}
					columns={auditHeadings.map((heading, index) => ({
						key: heading,
						label: t(`audit:heading.${heading}`),
						rowHeader: index === 0,
						cell: (row: { cells: string[] }) => row.cells[index],
					}))}
				/>
			)}
			<ButtonRow>
				{older && (
					<LinkButton variant="quiet" to={paths.audit({ ...kept, before: older })}>
						{t('audit:page.older')}
					</LinkButton>
				)}
				{filter.before && (
					<TextLink to={paths.audit(kept)} block>
						{t('audit:page.newest')}
					</TextLink>
				)}
				<TextLink to={paths.auditExport(kept)} document block>
					{t('audit:page.export')}
				</TextLink>
			</ButtonRow>
		</>
	)
}
