import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { EstateList } from '~/features/estates/components/estate-list'
import { findRegion } from '~/features/estates/regions/queries.server'
import { stages } from '~/features/estates/rules'
import { searchQuery } from '~/features/estates/search/forms'
import { searchEstates } from '~/features/estates/search/queries.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { translator } from '~/platform/i18n.server'
import { readQuery } from '~/platform/query.server'
import { notFound } from '~/platform/respond.server'
import {
	Card,
	EmptyState,
	FilterBar,
	HiddenField,
	PageHeader,
	Pagination,
	plainField,
	SelectField,
	TextField,
	TextLink,
} from '~/ui'

export async function loader({ request }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const { q = '', region: code, stage, page = null } = readQuery(request, searchQuery)
	const region = code ? await findRegion(code) : null
	if (code && !region) throw notFound()
	const found = await searchEstates({ q, regionPath: region?.path, stage }, page, now())
	return {
		title: t('estates:search.title'),
		q: q.replace(/\p{C}/gu, '').slice(0, 60),
		stage,
		region: region && { code: region.code, place: region.ladder.map((each) => each.name).join(' ') },
		found,
	}
}

export default function Search() {
	const { t } = useTranslation()
	const { title, q, stage, region, found } = useLoaderData<typeof loader>()
	const narrowed = q !== '' || stage !== undefined || region !== null
	return (
		<>
			<PageHeader title={title} lead={t('estates:search.lead')} />
			<FilterBar label={title} submit={t('estates:search.submit')}>
				<TextField
					field={plainField('q', q)}
					type="search"
					label={t('estates:search.label')}
					maxLength={60}
					autoComplete="off"
				/>
				<SelectField
					field={plainField('stage', stage)}
					label={t('estates:search.stage')}
					empty={t('estates:search.any-stage')}
					options={stages.map((value) => ({ value, label: t(`estates:stage.${value}`) }))}
				/>
				{region && <HiddenField name="region" value={region.code} />}
			</FilterBar>
			<Card
				title={
					q
						? t('estates:search.found-for', { q, count: found.total })
						: t('estates:search.found', { count: found.total })
				}
				aside={region && <span className="text-muted">{t('estates:search.in', { place: region.place })}</span>}
			>
				{found.rows.length > 0 ? (
					<EstateList estates={found.rows} />
				) : (
					<EmptyState
						title={t('estates:search.none')}
						next={t('estates:search.none-next')}
						action={
							narrowed && (
								<TextLink to={paths.search()} block>
									{t('estates:search.clear')}
								</TextLink>
							)
						}
					/>
				)}
				<Pagination page={found.page} pages={found.pages} />
			</Card>
		</>
	)
}
