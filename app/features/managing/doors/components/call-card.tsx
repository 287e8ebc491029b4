import { useTranslation } from 'react-i18next'
import { CallLink } from '~/features/managing/grid/components/call-link'
import { HiddenField } from '~/ui'
import { KeptDraft } from '~/ui/kept-draft'
import { callOutcomes, type VisitOutcome } from '../rules'

interface CallCardProps {
	person: string
	voteId: string
	door: {
		unitId: string
		entrance: string
		number: string
		claimed: boolean
		visit: VisitOutcome | null
		owners: readonly { name: string; phone: string | null }[]
		requestKey: string
	}
}

/** A door of the call list: tap the number, then the result. */
export function CallCard({ person, voteId, door }: CallCardProps) {
	const { t } = useTranslation()
	const title = `${door.entrance} ${door.number}`
	return (
		<li id={`door-${door.unitId}`} className="border-b border-line py-3">
			<h2 className="text-lg font-bold">{title}</h2>
			<p className="text-muted">
				{door.visit
					? t('door-lists:calls.last', { outcome: t(`doors:outcome.${door.visit}`) })
					: t('door-lists:calls.never')}
				{' · '}
				{t(door.claimed ? 'door-lists:calls.claimed' : 'door-lists:calls.unclaimed')}
			</p>
			<ul>
				{door.owners.map((owner, index) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: masked names may be alike
					<li key={index} className="flex flex-wrap items-center gap-x-4">
						<span>{owner.name}</span>
						{owner.phone ? <CallLink phone={owner.phone} /> : <span>{t('grid:door.no-phone')}</span>}
					</li>
				))}
			</ul>
			<KeptDraft person={person} name={`call:${voteId}:${door.unitId}`} requestKey={door.requestKey}>
				<HiddenField name="act" value="visit" />
				<HiddenField name="voteId" value={voteId} />
				<HiddenField name="unitId" value={door.unitId} />
				<fieldset className="mt-1">
					<legend className="sr-only">{`${t('door-lists:calls.result')}: ${title}`}</legend>
					<div className="flex flex-wrap gap-2">
						{callOutcomes.map((outcome) => (
							<button
								key={outcome}
								type="submit"
								name="outcome"
								value={outcome}
								className="inline-flex min-h-main items-center rounded-lg border-2 border-edge bg-card px-4 font-semibold hover:border-ink"
							>
								{t(`doors:outcome.${outcome}`)}
							</button>
						))}
					</div>
				</fieldset>
			</KeptDraft>
		</li>
	)
}
