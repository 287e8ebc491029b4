import { useTranslation } from 'react-i18next'
import { formatArea } from '~/platform/format'
import { Card, type Fact, Facts, TextLink } from '~/ui'
import { doorStatus } from '../rules'
import { statusWords } from './status-words'

interface DoorCardProps {
	entrance: string
	door: {
		number: string
		area: number
		claimed: boolean
		onRoll: boolean | null
		channel: 'online' | 'paper' | null
	}
	owners: readonly { name: string; phone: string | null }[]
	claims: number
	/** Whether the phones are shown to this person. */
	phones: boolean
	close: string
}

/** One door: its state in words, whether it is claimed, and how to call its owners. */
export function DoorCard({ entrance, door, owners, claims, phones, close }: DoorCardProps) {
	const { t } = useTranslation()
	const status = doorStatus(door)
	const facts: Fact[] = [
		{ label: t('grid:door.state'), value: statusWords(t, status, door.onRoll) },
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
					{phones && (owner.phone ? <Call phone={owner.phone} /> : t('grid:door.no-phone'))}
				</>
			),
		})),
	]
	return (
		<Card title={t('grid:door.title', { entrance, number: door.number })}>
			<Facts items={facts} />
			<TextLink to={close} block>
				{t('grid:door.close')}
			</TextLink>
		</Card>
	)
}

function Call({ phone }: { phone: string }) {
	const { t } = useTranslation()
	return (
		<TextLink to={`tel:${phone}`} block>
			{t('grid:door.call', { phone: `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}` })}
		</TextLink>
	)
}
