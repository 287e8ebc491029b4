import { useTranslation } from 'react-i18next'
import { paths } from '~/paths'
import { Callout, TextLink } from '~/ui'

interface Entrance {
	entranceId: string
	building: string
	entrance: string
	rows: readonly { unitId: string; number: string; missing: 'area' | 'owner' }[]
}

export interface Gaps {
	count: number
	entrances: readonly Entrance[]
	/** How many more than are listed. */
	more: number
}

interface RollGapsProps {
	estateId: string
	gaps: Gaps
	title: string
	/** Whether the register may be opened from here. */
	mayMend: boolean
	children?: string
}

/** Which doors keep a roll from being frozen, and what each lacks; by building and entrance. Nothing when none does. */
export function RollGaps({ estateId, gaps, title, mayMend, children }: RollGapsProps) {
	const { t } = useTranslation()
	if (gaps.count === 0) return null
	return (
		<Callout tone="no" title={title}>
			{children && <p>{children}</p>}
			<ul className="my-2 list-disc pl-6">
				{gaps.entrances.map(({ entranceId, building, entrance, rows }) => (
					<li key={entranceId}>
						<span className="font-semibold">{`${building} ${entrance}`}</span>
						{t('roll:gaps.colon')}
						{rows.map((row) => t(`roll:gaps.${row.missing}`, { door: row.number })).join(t('common:list.separator'))}
					</li>
				))}
			</ul>
			{gaps.more > 0 && <p>{t('roll:gaps.more', { count: gaps.more })}</p>}
			{mayMend && (
				<TextLink to={paths.register(estateId)} block>
					{t('roll:gaps.to-register')}
				</TextLink>
			)}
		</Callout>
	)
}
