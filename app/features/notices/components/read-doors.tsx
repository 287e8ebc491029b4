import { useTranslation } from 'react-i18next'
import type { ReadDoor } from '~/features/notices/notice.server'
import { paths } from '~/paths'
import { formatCount } from '~/platform/format'
import { Card, DataTable, type Door, DoorGrid, TextLink, ThresholdBar } from '~/ui'
import { byBuilding, entranceFloors } from '../doors'

/** More doors than this are summed up by building first. */
const mostDoors = 120

interface ReadDoorsProps {
	estateId: string
	noticeId: string
	reading: { read: number; households: number }
	doors: readonly ReadDoor[]
	/** The building chosen of a notice to many. */
	building: string | null
}

/** Who has read it, door by door as the buildings stand: for those who posted it and those who look after the place. */
export function ReadDoors({ estateId, noticeId, reading, doors, building }: ReadDoorsProps) {
	const { t } = useTranslation()
	const many = building === null && doors.length > mostDoors
	return (
		<Card title={t('notices:doors.title')}>
			<ThresholdBar
				name={t('notices:doors.households')}
				text={t('notices:read-count', { read: formatCount(reading.read), households: formatCount(reading.households) })}
				value={reading.read}
				total={reading.households}
				met={reading.read === reading.households}
				state={
					reading.read === reading.households
						? t('notices:doors.all')
						: t('notices:doors.unread-count', { count: reading.households - reading.read })
				}
			/>
			{building !== null && (
				<TextLink to={paths.notice(estateId, noticeId)} block>
					{t('notices:doors.every-building')}
				</TextLink>
			)}
			{many ? (
				<Buildings estateId={estateId} noticeId={noticeId} doors={doors} />
			) : (
				<DoorGrid
					entrances={entranceFloors(doors).map((entrance) => ({
						key: entrance.key,
						name: entrance.name,
						floors: entrance.floors.map(({ floor, doors: row }) => ({
							label: t('notices:doors.floor', { floor }),
							doors: row.map((door): Door => {
								const read = door.readAt !== null
								return {
									key: door.unitId,
									label: door.number,
									state: read ? 'done' : 'open',
									stateLabel: t(read ? 'notices:doors.read' : 'notices:doors.unread'),
								}
							}),
						})),
					}))}
				/>
			)}
		</Card>
	)
}

function Buildings({ estateId, noticeId, doors }: Pick<ReadDoorsProps, 'estateId' | 'noticeId' | 'doors'>) {
	const { t } = useTranslation()
	return (
		<DataTable
			caption={t('notices:doors.by-building')}
			captionHidden
			rows={byBuilding(doors)}
			rowKey={(row) => row.id}
			columns={[
				{
					key: 'building',
					label: t('notices:doors.building'),
					rowHeader: true,
					cell: (row) => <TextLink to={`${paths.notice(estateId, noticeId)}?building=${row.id}`}>{row.name}</TextLink>,
				},
				{ key: 'read', label: t('notices:doors.read'), numeric: true, cell: (row) => formatCount(row.read) },
				{
					key: 'unread',
					label: t('notices:doors.unread'),
					numeric: true,
					cell: (row) => formatCount(row.households - row.read),
				},
			]}
		/>
	)
}
