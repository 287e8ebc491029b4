import { useTranslation } from 'react-i18next'
import { gateItems } from '~/features/oversight/components/gate-items'
import type { RuleLine, StartRefusal } from '~/features/oversight/rules'
import { Card, GateList, Tag } from '~/ui'

interface GateCardProps {
	estateId: string
	gate: { lines: readonly RuleLine[]; whyNotStart: StartRefusal | null }
}

/** May work start? Every rule in short, with the fact behind it. */
export function GateCard({ estateId, gate }: GateCardProps) {
	const { t } = useTranslation()
	const open = gate.whyNotStart === null
	return (
		<Card
			title={t('estates:show.gate')}
			aside={<Tag tone={open ? 'ok' : 'wait'}>{t(open ? 'estates:show.gate-open' : 'estates:show.gate-shut')}</Tag>}
		>
			<GateList items={gateItems(t, estateId, gate.lines, false)} />
			{gate.whyNotStart === 'oversight:refusal.not-approved' && (
				<p className="text-muted">{t('oversight:gate.waiting')}</p>
			)}
		</Card>
	)
}
