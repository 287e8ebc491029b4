import { useTranslation } from 'react-i18next'
import { formatArea, formatCount } from '~/platform/format'
import type { Weight } from '../rules'

export interface ChannelFigures extends Weight {
	channel: 'online' | 'paper' | 'municipal'
}

export interface PaperFigures {
	received: number
	confirmed: number
	setAside: number
	blank: number
	spoiled: number
	rejected: number
	voided: number
}

const kinds = ['confirmed', 'setAside', 'blank', 'spoiled', 'rejected', 'voided'] as const

/** What became of the papers that came in: nothing of them is lost. */
export function PaperTable({ papers }: { papers: PaperFigures }) {
	const { t } = useTranslation()
	return (
		<table className="paper-table">
			<caption className="sr-only">{t('votes:paper-figures.table')}</caption>
			<thead>
				<tr>
					<th scope="col">{t('votes:paper-figures.state')}</th>
					<th scope="col" className="numeric">
						{t('votes:paper-figures.sheets')}
					</th>
				</tr>
			</thead>
			<tbody>
				{kinds.map((kind) => (
					<tr key={kind}>
						<th scope="row">{t(`votes:paper-figures.${kind}`)}</th>
						<td className="numeric">{formatCount(papers[kind])}</td>
					</tr>
				))}
				<tr>
					<th scope="row">{t('votes:paper-figures.received')}</th>
					<td className="numeric">{formatCount(papers.received)}</td>
				</tr>
			</tbody>
		</table>
	)
}

/** By which way the ballots came, once they are counted. */
export function ChannelTable({ channels }: { channels: readonly ChannelFigures[] }) {
	const { t } = useTranslation()
	return (
		<table className="paper-table">
			<caption className="sr-only">{t('votes:channel.table')}</caption>
			<thead>
				<tr>
					<th scope="col">{t('votes:channel.channel')}</th>
					<th scope="col" className="numeric">
						{t('votes:result.heads')}
					</th>
					<th scope="col" className="numeric">
						{t('votes:result.area')}
					</th>
				</tr>
			</thead>
			<tbody>
				{channels.map(({ channel, heads, area }) => (
					<tr key={channel}>
						<th scope="row">{t(`votes:channel.${channel}`)}</th>
						<td className="numeric">{formatCount(heads)}</td>
						<td className="numeric">{formatArea(area)}</td>
					</tr>
				))}
			</tbody>
		</table>
	)
}
