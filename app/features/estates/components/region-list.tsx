import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '~/paths'
import { formatCount } from '~/platform/format'

interface RegionListProps {
	regions: readonly { code: string; name: string; estates: number; homes: number }[]
}

/** Regions to choose from, with how much is registered in each. */
export function RegionList({ regions }: RegionListProps) {
	const { t } = useTranslation()
	return (
		<ul className="grid gap-x-6 sm:grid-cols-2">
			{regions.map((region) => (
				<li key={region.code} className="border-b border-line py-1">
					<Link to={paths.region(region.code)} className="link inline-flex min-h-touch min-w-touch items-center">
						{region.name}
					</Link>
					<p className="pb-1 text-sm text-muted">
						{t('estates:region.counts', { estates: formatCount(region.estates), homes: formatCount(region.homes) })}
					</p>
				</li>
			))}
		</ul>
	)
}
