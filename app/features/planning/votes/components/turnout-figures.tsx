import { useTranslation } from 'react-i18next'
import { formatArea, formatCount } from '~/platform/format'
import type { Weight } from '../rules'

export interface ChannelFigures extends Weight {
	channel: 'online' | 'paper' | 'municipal'
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
