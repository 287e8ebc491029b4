import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatArea } from '~/platform/format'
import { Card, type Fact, Facts, TextLink } from '~/ui'
import { type DoorFacts, doorStatus } from '../rules'
import { CallLink } from './call-link'
import { statusWords } from './status-words'

interface DoorCardProps {
	/** Where links to the card lead. */
	id: string
	entrance: string
	door: DoorFacts & { number: string; area: number }
	owners: readonly { name: string; phone: string | null }[]
	claims: number
	/** Whether the phones are shown to this person. */
	phones: boolean
	close: string
	/** What can be done at the door, and what was done. */
	children?: ReactNode
}

/** One door: its state in words, whether it is claimed, how to call its owners, and the captain's work there. */
export function DoorCard({ id, entrance, door, owners, claims, phones, close, children }: DoorCardProps) {
	const { t } = useTranslation()
	const facts: Fact[] = [
		{ label: t('grid:door.state'), value: statusWords(t, doorStatus(door)) },
		{
			label: t('grid:door.claimed'),
			value: door.claimed ? t('grid:door.claimed-yes', { people: claims }) : t('grid:door.claimed-no'),
		},
		{ label: t('grid:door.area'), value: formatArea(door.area) },
		...owners.map((owner, index) => ({
			label: owners.length > 1 ? `${t('grid:door.owner')} ${index + 1}` : t('grid:door.owner'),
			value: (
				<>
					<span className="mr-4">{owner.name}</span>
					{phones && (owner.phone ? <CallLink phone={owner.phone} /> : t('grid:door.no-phone'))}
				</>
			),
		})),
	]
	return (
		<div id={id} className="scroll-mt-2">
			<Card title={t('grid:door.title', { entrance, number: door.number })}>
				<Facts items={facts} />
				{children}
				<TextLink to={close} block>
					{t('grid:door.close')}
				</TextLink>
			</Card>
		</div>
	)
}
