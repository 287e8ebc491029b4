import { useTranslation } from 'react-i18next'
import { paths } from '~/paths'
import { DoorGrid, type DoorState, Section } from '~/ui'

interface ChoosableDoor {
	unitId: string
	number: string
	given: 'electronic' | 'paper' | null
	own: boolean
}

type Given = 'none' | 'paper' | 'electronic' | 'own'

const looks: Record<Given, DoorState> = { none: 'open', paper: 'check', electronic: 'done', own: 'away' }

const givenOf = ({ given, own }: ChoosableDoor): Given => (own ? 'own' : (given ?? 'none'))

interface DoorChoiceProps {
	estateId: string
	voteId: string
	entrances: readonly {
		entranceId: string
		name: string
		floors: readonly { floor: number; doors: readonly ChoosableDoor[] }[]
	}[]
}

/** The doors of the captain's part: what is in, in words; never what it says. */
export function DoorChoice({ estateId, voteId, entrances }: DoorChoiceProps) {
	const { t } = useTranslation()
	const cell = (door: ChoosableDoor) => {
		const given = givenOf(door)
		const to = given === 'own' ? {} : { to: paths.paperEntry(estateId, voteId, door.unitId) }
		const stateLabel = t(`papers:new.given-${given}`)
		return { key: door.unitId, label: door.number, state: looks[given], stateLabel, ...to }
	}
	return (
		<Section title={t('papers:new.choose')}>
			<p className="mb-3 text-muted">{t('papers:new.choose-lead')}</p>
			<DoorGrid
				entrances={entrances.map(({ entranceId, name, floors }) => ({
					key: entranceId,
					name,
					floors: floors.map(({ floor, doors }) => ({
						label: t('papers:new.floor', { floor }),
						doors: doors.map(cell),
					})),
				}))}
			/>
		</Section>
	)
}
