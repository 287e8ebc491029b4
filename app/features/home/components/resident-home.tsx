import { useTranslation } from 'react-i18next'
import type { residentHome } from '~/features/home/resident-home.server'
import { NoticeLines } from '~/features/notices/components/notice-lines'
import { paths } from '~/paths'
import { formatArea } from '~/platform/format'
import { Card, Columns, EmptyState, LinkButton, LinkList, PageHeader, TextLink } from '~/ui'
import { CaptainCards } from './captain-cards'
import { YourTurn } from './turn'

type ResidentHomeProps = Awaited<ReturnType<typeof residentHome>>

/** A resident's first page: what waits, what is unread, where they live. */
export function ResidentHome({ name, turn, unread, homes, captain }: ResidentHomeProps) {
	const { t } = useTranslation()
	return (
		<>
			<PageHeader title={t('home:hello', { name })} />
			<Columns
				main={
					<>
						{turn ? <YourTurn turn={turn} named /> : <NothingWaits hasHome={homes.length > 0 || captain !== null} />}
						{captain && <CaptainCards captain={captain} />}
						{unread.length > 0 && (
							<Card title={t('home:unread')}>
								<NoticeLines lines={unread} estateOf={(line) => line.estateId} />
							</Card>
						)}
					</>
				}
				side={<MyHomes homes={homes} />}
			/>
		</>
	)
}

function NothingWaits({ hasHome }: { hasHome: boolean }) {
	const { t } = useTranslation()
	if (hasHome) return <EmptyState title={t('home:nothing')} next={t('home:nothing-next')} />
	return (
		<EmptyState
			title={t('home:no-home')}
			next={t('home:no-home-next')}
			action={<LinkButton to={paths.claim()}>{t('home:visitor.claim')}</LinkButton>}
		/>
	)
}

function MyHomes({ homes }: Pick<ResidentHomeProps, 'homes'>) {
	const { t } = useTranslation()
	return (
		<Card title={t('home:homes')}>
			{homes.length > 0 ? (
				<LinkList
					items={homes.map((home) => ({
						key: home.unitId,
						title: home.estateName,
						to: paths.estate(home.estateId),
						note: `${home.door} · ${formatArea(home.area)} · ${t(`home:relation.${home.relation}`)}`,
					}))}
				/>
			) : (
				<p className="text-muted">{t('home:no-homes')}</p>
			)}
			<p className="mt-2 flex flex-wrap gap-x-5">
				<TextLink to={paths.claim()} block>
					{t('home:claim-another')}
				</TextLink>
				<TextLink to={paths.search()} block>
					{t('home:find-estate')}
				</TextLink>
			</p>
		</Card>
	)
}
