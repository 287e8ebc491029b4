import { useTranslation } from 'react-i18next'
import { scopeName } from '~/features/estates/scope-name'
import type { residentHome } from '~/features/home/resident-home.server'
import { NoticeLines } from '~/features/notices/components/notice-lines'
import { paths } from '~/paths'
import { formatDeadline } from '~/platform/format'
import { Card, LinkButton, LinkList, Tag } from '~/ui'

type Captain = NonNullable<Awaited<ReturnType<typeof residentHome>>['captain']>

/** What waits for a captain: the homes not reached yet, who has read their notices. */
export function CaptainCards({ captain }: { captain: Captain }) {
	const { t } = useTranslation()
	const estateId = captain.parts[0]?.estateId
	return (
		<>
			<Card title={t('home:captain.buildings')}>
				<LinkList items={captain.unreached.length > 0 ? unreachedItems(t, captain) : partItems(t, captain)} />
				{estateId && (
					<div className="mt-3">
						<LinkButton to={paths.noticeNew(estateId)} variant="quiet">
							{t('home:captain.post')}
						</LinkButton>
					</div>
				)}
			</Card>
			{captain.notices.length > 0 && (
				<Card title={t('home:captain.notices')}>
					<NoticeLines lines={captain.notices} estateOf={(line) => line.estateId} counted />
				</Card>
			)}
		</>
	)
}

type Translate = ReturnType<typeof useTranslation>['t']

function unreachedItems(t: Translate, { unreached }: Captain) {
	return unreached.map((line) => ({
		key: `${line.voteId} ${line.buildingId}`,
		title: `${line.estateName} ${line.buildingName}`,
		to: paths.grid(line.estateId, line.buildingId, { show: line.waiting > 0 ? 'waiting' : undefined }),
		aside: (
			<Tag tone={line.waiting > 0 ? 'wait' : 'ok'}>
				{line.waiting > 0
					? t('home:captain.waiting', { count: line.waiting, doors: line.doors })
					: t('home:captain.all-voted', { doors: line.doors })}
			</Tag>
		),
		note: <UnreachedNote title={line.title} closesAt={line.closesAt} />,
	}))
}

function UnreachedNote({ title, closesAt }: { title: string; closesAt: number }) {
	const { t, i18n } = useTranslation()
	return (
		<>
			{title} · {t('home:captain.closes', { deadline: formatDeadline(closesAt, i18n.language) })}
		</>
	)
}

function partItems(t: Translate, { parts }: Captain) {
	return parts.map((part) => ({
		key: part.scopeId,
		title: `${part.estateName} ${scopeName(t, part)}`,
		to: part.buildingId ? paths.grid(part.estateId, part.buildingId) : paths.grids(part.estateId),
		note: t('home:captain.no-vote'),
	}))
}
