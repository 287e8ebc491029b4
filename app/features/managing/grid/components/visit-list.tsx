import { useTranslation } from 'react-i18next'
import { formatDeadline } from '~/platform/format'
import { PrintSheet } from '~/ui'

interface VisitListProps {
	estate: string
	building: string
	vote: { title: string; closesAt: number }
	doors: readonly { unitId: string; entrance: string; number: string; claimed: boolean }[]
}

/** On paper: the doors that no ballot has come from, with room for the visit. No name and no phone. */
export function VisitList({ estate, building, vote, doors }: VisitListProps) {
	const { t, i18n } = useTranslation()
	return (
		<PrintSheet
			issuer={estate}
			number={t('grid-lists:print.number', { building, doors: doors.length })}
			title={t('grid-lists:print.title')}
			period={t('grid-lists:print.period', {
				title: vote.title,
				deadline: formatDeadline(vote.closesAt, i18n.language),
			})}
		>
			<table className="paper-table">
				<caption className="sr-only">{t('grid-lists:print.table')}</caption>
				<thead>
					<tr>
						{['door', 'claimed', 'visit', 'outcome'].map((column) => (
							<th key={column} scope="col">
								{t(`grid-lists:print.${column}`)}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{doors.map((door) => (
						<tr key={door.unitId}>
							<th scope="row">{`${door.entrance} ${door.number}`}</th>
							<td>{t(door.claimed ? 'grid-lists:print.yes' : 'grid-lists:print.no')}</td>
							<td className="w-1/4" />
							<td className="w-1/3" />
						</tr>
					))}
				</tbody>
			</table>
			<p className="mt-3 text-sm">{t('grid-lists:print.note')}</p>
		</PrintSheet>
	)
}
