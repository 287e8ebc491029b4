import { useTranslation } from 'react-i18next'
import { paths } from '~/paths'
import { formatInstant } from '~/platform/format'
import { TextLink, Timeline } from '~/ui'
import type { DeliveryMethod, DeliveryOutcome, VisitOutcome } from '../rules'

type By = 'me' | 'captain' | 'staff'

interface DoorLogProps {
	estateId: string
	voteId: string
	visits: readonly { id: string; outcome: VisitOutcome; note: string; visitedAt: number; by: By }[]
	deliveries: readonly {
		id: string
		method: DeliveryMethod | 'posted'
		outcome: DeliveryOutcome
		note: string
		deliveredAt: number
		by: By
		proof: boolean
	}[]
}

/** What was done at a door, the latest first: when, what came of it, and by whom by role. */
export function DoorLog({ estateId, voteId, visits, deliveries }: DoorLogProps) {
	const { t, i18n } = useTranslation()
	const when = (at: number, by: By) =>
		t('doors:log.when', { when: formatInstant(at, i18n.language), by: t(`doors:by.${by}`) })
	const lines = [
		...visits.map(({ id, outcome, note, visitedAt, by }) => ({
			at: visitedAt,
			item: { key: id, when: when(visitedAt, by), text: <Entry text={t(`doors:outcome.${outcome}`)} note={note} /> },
		})),
		...deliveries.map(({ id, method, outcome, note, deliveredAt, by, proof }) => ({
			at: deliveredAt,
			item: {
				key: id,
				when: when(deliveredAt, by),
				text: (
					<>
						<Entry
							text={
								method === 'posted'
									? t('doors:log.posted')
									: t('doors:log.delivery', {
											method: t(`doors:method.${method}`),
											result: t(`doors:result.${outcome}`),
										})
							}
							note={note}
						/>
						{proof && (
							<TextLink to={paths.deliveryProof(estateId, voteId, id)} document block>
								{t('doors:log.proof')}
							</TextLink>
						)}
					</>
				),
			},
		})),
	].sort((a, b) => b.at - a.at)
	return (
		<section aria-labelledby="door-log-title" className="mb-2">
			<h3 id="door-log-title" className="text-lg font-bold">
				{t('doors:log.title')}
			</h3>
			{lines.length === 0 ? (
				<p className="my-2 text-muted">{t('doors:log.none')}</p>
			) : (
				<Timeline items={lines.map(({ item }) => item)} />
			)}
		</section>
	)
}

function Entry({ text, note }: { text: string; note: string }) {
	return (
		<>
			<p>{text}</p>
			{note && <p className="break-words text-muted">{note}</p>}
		</>
	)
}
