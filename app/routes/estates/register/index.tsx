import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { requireEstate } from '~/features/estates/find-estate.server'
import { listFilters, pageSizes } from '~/features/estates/register/forms'
import { type ListedUnit, listUnits } from '~/features/estates/register/list-units.server'
import { choices } from '~/features/estates/register/types'
import { requireActor } from '~/features/identity/actor.server'
import { paths } from '~/paths'
import { formatArea, formatCount } from '~/platform/format'
import { translator } from '~/platform/i18n.server'
import { readQuery } from '~/platform/query.server'
import {
	DataTable,
	EmptyState,
	FilterBar,
	LinkButton,
	PageHeader,
	Pagination,
	plainField,
	SelectField,
	Tag,
	TextField,
	TextLink,
} from '~/ui'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const estate = await requireEstate(await requireActor(request), params.estateId, 'manage-register')
	const filters = readQuery(request, listFilters)
	const { id, name, unitCount, area } = estate
	return {
		title: t('register:list.title'),
		estate: { id, name, unitCount, area },
		filters,
		list: await listUnits(estate, filters),
	}
}

export default function Register() {
	const { t } = useTranslation()
	const { title, estate, list } = useLoaderData<typeof loader>()
	return (
		<>
			<PageHeader
				title={title}
				lead={t('register:list.lead', {
					estate: estate.name,
					units: formatCount(estate.unitCount),
					area: formatArea(estate.area),
				})}
				actions={<Links estateId={estate.id} filled={estate.unitCount > 0} />}
			/>
			{estate.unitCount === 0 ? (
				<EmptyState
					title={t('register:list.none')}
					next={t('register:list.none-next')}
					action={<LinkButton to={paths.registerImport()}>{t('register:list.import')}</LinkButton>}
				/>
			) : (
				<>
					<Filters />
					<Units units={list.units} />
					<Pagination page={list.page} pages={list.pages} total={list.total} />
					<p className="max-w-text text-muted">{t('register:list.export-note')}</p>
				</>
			)}
		</>
	)
}

function Links({ estateId, filled }: { estateId: string; filled: boolean }) {
	const { t } = useTranslation()
	return (
		<>
			<LinkButton to={paths.registerImport()} variant="quiet">
				{t('register:list.import')}
			</LinkButton>
			{filled && (
				<>
					<LinkButton to={paths.letters(estateId)} variant="quiet">
						{t('register:list.letters')}
					</LinkButton>
					<LinkButton to={paths.registerExport(estateId)} variant="quiet" document>
						{t('register:list.export-xlsx')}
					</LinkButton>
					<LinkButton to={paths.registerExport(estateId, 'csv')} variant="quiet" document>
						{t('register:list.export-csv')}
					</LinkButton>
				</>
			)}
		</>
	)
}

function Filters() {
	const { t } = useTranslation()
	const { filters, list } = useLoaderData<typeof loader>()
	const all = t('register:list.all')
	const words = (column: 'areaSource' | 'use') =>
		choices[column].map((value) => ({ value, label: t(`register:value.${column}.${value}`) }))
	return (
		<FilterBar label={t('register:list.filters')} submit={t('register:list.apply')}>
			<SelectField
				field={plainField('building', filters.building)}
				label={t('register:list.building')}
				empty={all}
				options={list.buildings.map(({ id, name }) => ({ value: id, label: name }))}
			/>
			<SelectField
				field={plainField('claimed', filters.claimed)}
				label={t('register:list.claimed')}
				empty={all}
				options={(['yes', 'no'] as const).map((value) => ({ value, label: t(`register:list.claimed-${value}`) }))}
			/>
			<SelectField
				field={plainField('source', filters.source)}
				label={t('register:list.source')}
				empty={all}
				options={words('areaSource')}
			/>
			<SelectField
				field={plainField('use', filters.use)}
				label={t('register:list.use')}
				empty={all}
				options={words('use')}
			/>
			<TextField field={plainField('q', filters.q)} label={t('register:list.q')} type="search" />
			<SelectField
				field={plainField('size', filters.size ?? '50')}
				label={t('register:list.size')}
				options={pageSizes.map((value) => ({ value, label: value }))}
			/>
		</FilterBar>
	)
}

function Units({ units }: { units: readonly ListedUnit[] }) {
	const { t } = useTranslation()
	const { estate, list } = useLoaderData<typeof loader>()
	if (units.length === 0) {
		return (
			<EmptyState
				title={t('register:list.empty')}
				next={t('register:list.empty-next')}
				action={
					<TextLink to={paths.register(estate.id)} block>
						{t('register:list.clear')}
					</TextLink>
				}
			/>
		)
	}
	return (
		<DataTable
			caption={t('register:list.caption')}
			captionHidden
			sticky
			rows={units}
			rowKey={(unit) => unit.id}
			footer={{ unit: t('register:preview.totals'), area: formatArea(list.area) }}
			columns={[
				{
					key: 'unit',
					label: t('register:list.unit'),
					rowHeader: true,
					cell: (unit) => `${unit.building} ${unit.entrance} ${unit.number}`,
				},
				{ key: 'floor', label: t('register:list.floor'), numeric: true, cell: (unit) => unit.floor },
				{ key: 'use', label: t('register:list.use'), cell: (unit) => t(`register:value.use.${unit.use}`) },
				{ key: 'area', label: t('register:list.area'), numeric: true, cell: (unit) => formatArea(unit.area) },
				{
					key: 'source',
					label: t('register:list.source'),
					cell: (unit) => t(`register:value.areaSource.${unit.areaSource}`),
				},
				{ key: 'owners', label: t('register:list.owners'), cell: (unit) => ownersText(t, unit) },
				{ key: 'claimed', label: t('register:list.claimed'), cell: (unit) => <Claim claim={unit.claim} /> },
			]}
		/>
	)
}

function ownersText(t: ReturnType<typeof useTranslation>['t'], unit: ListedUnit): string {
	const [only] = unit.owners
	if (unit.owners.length === 1 && only) return only.name
	return unit.owners.map(({ name, share }) => t('register:list.share-of', { name, share })).join(t('register:list.and'))
}

function Claim({ claim }: { claim: ListedUnit['claim'] }) {
	const { t } = useTranslation()
	if (claim === 'owner') return <Tag tone="ok">{t('register:list.claimed-yes')}</Tag>
	return (
		<Tag tone={claim === 'tenant' ? 'wait' : 'neutral'}>
			{t(`register:list.claimed-${claim === 'tenant' ? 'tenant' : 'no'}`)}
		</Tag>
	)
}
