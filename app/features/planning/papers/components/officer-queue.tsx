import { useTranslation } from 'react-i18next'
import { doorName } from '~/features/planning/votes/door-name'
import { paths } from '~/paths'
import { formatCount, formatInstant } from '~/platform/format'
import { DataTable, EmptyState, Facts, LinkTabs, Pagination, Section, Tag, TextLink } from '~/ui'
import type { PaperState } from '../rules'
import { reasonText, StateTag } from './paper-words'

const tabs = ['waiting', 'differs', 'conflict', 'invalid', 'confirmed', 'rejected'] as const
const figureNames = ['received', 'confirmed', 'setAside', 'blank', 'spoiled', 'rejected', 'voided'] as const

interface DoorWords {
	building: string
	entrance: string
	number: string
}

interface OfficerQueueProps {
	estateId: string
	vote: { id: string; conflict: string }
	queue: {
		tab: (typeof tabs)[number]
		page: number
		pages: number
		figures: Record<(typeof figureNames)[number], number>
		counts: Record<(typeof tabs)[number], number>
		rows: readonly {
			id: string
			rollNumber: number
			receivedAt: number
			receivedBy: string | null
			state: PaperState
			reason: string | null
			door: DoorWords
		}[]
		conflicts: readonly {
			voterId: string
			rollNumber: number
			doors: readonly DoorWords[]
			stands: 'paper' | 'electronic' | 'none'
		}[]
	}
}

/** All papers by state, and the households that have given both kinds of ballot. Never what a ballot says. */
export function OfficerQueue({ estateId, vote, queue }: OfficerQueueProps) {
	const { t } = useTranslation()
	const { tab, counts, figures } = queue
	return (
		<Section title={t('papers:list.queue')}>
			<LinkTabs
				label={t('papers:list.tabs')}
				items={tabs.map((name) => ({
					to: paths.papers(estateId, vote.id, { state: name }),
					label: t(`papers:list.${name}`),
					count: counts[name],
					current: name === tab,
				}))}
			/>
			{counts[tab] === 0 && <EmptyState title={t('papers:list.empty')} next={t('papers:list.empty-next')} />}
			{counts[tab] > 0 &&
				(tab === 'conflict' ? <Conflicts vote={vote} queue={queue} /> : <Rows {...{ estateId, vote, queue }} />)}
			<Pagination page={queue.page} pages={queue.pages} />
			<h3 className="mt-6 text-lg font-bold">{t('papers:figures.title')}</h3>
			<Facts
				items={figureNames.map((name) => ({
					label: t(`papers:figures.${name}`),
					value: t('papers:figures.count', { number: formatCount(figures[name]) }),
				}))}
			/>
		</Section>
	)
}

function Rows({ estateId, vote, queue }: OfficerQueueProps) {
	const { t, i18n } = useTranslation()
	return (
		<DataTable
			caption={t(`papers:list.${queue.tab}`)}
			captionHidden
			columns={[
				{
					key: 'number',
					label: t('papers:list.column-number'),
					rowHeader: true,
					cell: ({ id, rollNumber, door }) => (
						<TextLink to={paths.paper(estateId, vote.id, id)} block>
							{t('papers:list.paper', { number: rollNumber, door: doorName(door) })}
						</TextLink>
					),
				},
				{
					key: 'received',
					label: t('papers:list.column-received'),
					cell: ({ receivedAt }) => formatInstant(receivedAt, i18n.language),
				},
				{
					key: 'by',
					label: t('papers:list.column-by'),
					cell: ({ receivedBy }) => receivedBy ?? t('papers:paper.nobody'),
				},
				{
					key: 'state',
					label: t('papers:list.column-state'),
					cell: ({ state, reason }) => (
						<>
							<StateTag state={state} reason={reason} />
							{reason && reason !== 'duplicate' && <span className="block text-muted">{reasonText(t, reason)}</span>}
						</>
					),
				},
			]}
			rows={queue.rows}
			rowKey={({ id }) => id}
		/>
	)
}

function Conflicts({ vote, queue }: Pick<OfficerQueueProps, 'vote' | 'queue'>) {
	const { t } = useTranslation()
	return (
		<>
			<p className="max-w-text">{t(`papers:rule.${vote.conflict}`)}</p>
			<p className="max-w-text text-muted">{t('papers:list.conflict-lead')}</p>
			<DataTable
				caption={t('papers:list.conflict')}
				captionHidden
				columns={[
					{
						key: 'number',
						label: t('papers:list.column-number'),
						rowHeader: true,
						cell: ({ rollNumber, doors }) =>
							t('papers:list.paper', {
								number: rollNumber,
								door: doors.map(doorName).join(t('common:list.separator')),
							}),
					},
					{
						key: 'stands',
						label: t('papers:list.column-stands'),
						cell: ({ stands }) => <Tag tone={stands === 'none' ? 'no' : 'ok'}>{t(`papers:stands.${stands}`)}</Tag>,
					},
				]}
				rows={queue.conflicts}
				rowKey={({ voterId }) => voterId}
			/>
		</>
	)
}
