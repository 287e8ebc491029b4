import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { EstateList } from '~/features/estates/components/estate-list'
import { RegionList } from '~/features/estates/components/region-list'
import { estatesWithin, findRegion, regionsBelow } from '~/features/estates/regions/queries.server'
import { regionQuery } from '~/features/estates/search/forms'
import { searchEstates } from '~/features/estates/search/queries.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { formatCount } from '~/platform/format'
import { readQuery } from '~/platform/query.server'
import { notFound } from '~/platform/respond.server'
import { Breadcrumb, Card, EmptyState, PageHeader, Pagination } from '~/ui'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { page = null } = readQuery(request, regionQuery)
	const region = await findRegion(params.code)
	if (!region) throw notFound()
	const [counts, below, found] = await Promise.all([
		estatesWithin(region.path),
		regionsBelow(region.code),
		searchEstates({ regionPath: region.path }, page, now()),
	])
	return {
		title: region.name,
		above: region.ladder.slice(0, -1).map(({ code, name }) => ({ code, name })),
		counts,
		below,
		found,
	}
}

export default function Region() {
	const { t } = useTranslation()
	const { title, above, counts, below, found } = useLoaderData<typeof loader>()
	return (
		<>
			<Breadcrumb
				items={[
					{ label: t('estates:search.all'), to: paths.search() },
					...above.map((region) => ({ label: region.name, to: paths.region(region.code) })),
				]}
			/>
			<PageHeader
				title={title}
				lead={t('estates:region.counts', { estates: formatCount(counts.estates), homes: formatCount(counts.homes) })}
			/>
			{below.length > 0 && (
				<Card title={t('estates:region.children')}>
					<RegionList regions={below} />
				</Card>
			)}
			<Card title={t('estates:region.estates')}>
				{found.rows.length > 0 ? (
					<EstateList estates={found.rows} />
				) : (
					<EmptyState title={t('estates:region.none')} next={t('estates:region.none-next')} />
				)}
				<Pagination page={found.page} pages={found.pages} />
			</Card>
		</>
	)
}
