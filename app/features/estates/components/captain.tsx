import { useTranslation } from 'react-i18next'
import { scopeName } from '~/features/estates/scope-name'
import { TextLink } from '~/ui'

interface CaptainProps {
	captain: { name: string; phone: string | null; buildingName: string | null; entranceName: string | null }
}

/** A captain with a telephone link, in one line of facts. */
export function CaptainFact({ captain }: CaptainProps) {
	const { t } = useTranslation()
	return (
		<>
			{t('place:facts.captain', { name: captain.name })} {captain.phone && <Telephone phone={captain.phone} />}
		</>
	)
}

/** The captains of an estate, each with what they look after. */
export function CaptainList({ captains }: { captains: readonly CaptainProps['captain'][] }) {
	const { t } = useTranslation()
	return (
		<ul className="divide-y divide-line">
			{captains.map((captain) => (
				<li
					key={`${captain.name} ${captain.buildingName} ${captain.entranceName}`}
					className="flex flex-wrap items-center gap-x-4 py-1"
				>
					<span className="min-w-24">{scopeName(t, captain)}</span>
					<strong>{captain.name}</strong>
					{captain.phone && <Telephone phone={captain.phone} />}
				</li>
			))}
		</ul>
	)
}

export function Telephone({ phone }: { phone: string }) {
	return (
		<TextLink to={`tel:${phone}`} block>
			{phone.replace(/^(1\d{2})(\d{4})(\d{4})$/, '$1 $2 $3')}
		</TextLink>
	)
}
