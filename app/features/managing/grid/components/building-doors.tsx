import { useTranslation } from 'react-i18next'
import { DoorGrid, EmptyState } from '~/ui'
import { type DoorFacts, type DoorFilter, doorStatus, passes } from '../rules'
import { doorLooks, statusWords } from './status-words'

interface BuildingDoorsProps {
	entrances: readonly {
		id: string
		name: string
		floors: readonly { floor: number; doors: readonly (DoorFacts & { unitId: string; number: string })[] }[]
	}[]
	show: DoorFilter | undefined
	to: (unitId: string) => string
}

/** What the filter leaves of a building, floor by floor. */
export function BuildingDoors({ entrances, show, to }: BuildingDoorsProps) {
	const { t } = useTranslation()
	const shown = entrances.map((entrance) => ({
		key: entrance.id,
		name: entrance.name,
		floors: entrance.floors
			.map(({ floor, doors }) => ({
				label: t('grid:show.floor', { floor }),
				doors: doors
					.filter((door) => passes(door, show))
					.map((door) => ({
						key: door.unitId,
						label: door.number,
						state: doorLooks[doorStatus(door)],
						stateLabel: statusWords(t, doorStatus(door)),
						to: to(door.unitId),
					})),
			}))
			.filter(({ doors }) => doors.length > 0),
	}))
	if (show && shown.every(({ floors }) => floors.length === 0)) {
		return show === 'unvoted' ? (
			<EmptyState title={t('grid:show.none-left')} next={t('grid:show.none-left-next')} />
		) : (
			<EmptyState title={t('grid:show.none-here')} next={t('grid:show.none-here-next')} />
		)
	}
	return <DoorGrid entrances={shown.filter(({ floors }) => floors.length > 0)} />
}
