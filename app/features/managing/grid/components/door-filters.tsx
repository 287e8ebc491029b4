import { useTranslation } from 'react-i18next'
import { formatCount } from '~/platform/format'
import { LinkTabs } from '~/ui'
import { type DoorFilter, doorFilters, type GridCounts } from '../rules'

const countOf: Record<DoorFilter, keyof GridCounts> = {
	unvoted: 'unvoted',
	'to-confirm': 'toConfirm',
	'not-reached': 'notReached',
	delivered: 'delivered',
	refused: 'refused',
	online: 'online',
	paper: 'paper',
}

interface DoorFiltersProps {
	counts: GridCounts
	/** Without a vote there is nothing to filter. */
	voting: boolean
	show: DoorFilter | undefined
	to: (show: DoorFilter | undefined) => string
}

/** The doors counted in one sentence, and a filter for each state that some door is in. */
export function DoorFilters({ counts, voting, show, to }: DoorFiltersProps) {
	const { t } = useTranslation()
	const numbers = { ...counts, voted: counts.online + counts.paper }
	const texts = Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, formatCount(value)]))
	const sentence = (
		<p className="mb-3 tabular-nums">{t(voting ? 'grid:show.counts' : 'grid:show.counts-claimed', texts)}</p>
	)
	if (!voting) return sentence
	const filters = doorFilters.filter((filter) => filter === 'unvoted' || filter === show || counts[countOf[filter]] > 0)
	return (
		<>
			{sentence}
			<LinkTabs
				label={t('grid:show.filter-label')}
				items={[
					{ to: to(undefined), label: t('grid:show.all'), count: counts.doors, current: !show },
					...filters.map((filter) => ({
						to: to(filter),
						label: t(`grid:show.filter.${filter}`),
						count: counts[countOf[filter]],
						current: show === filter,
					})),
				]}
			/>
		</>
	)
}
