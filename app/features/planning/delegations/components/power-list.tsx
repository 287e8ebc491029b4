import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '~/paths'
import { formatInstant } from '~/platform/format'
import { Button, Card, EmptyState, HiddenField, Tag, TextLink } from '~/ui'

interface PowerListProps {
	estateId: string
	voteId: string
	powers: readonly {
		id: string
		doors: readonly string[]
		holder: string
		recordedAt: number
		revokedAt: number | null
		own: boolean
	}[]
	mayRevokeAll: boolean
	/** The vote is open: afterwards nothing is left to take back. */
	open: boolean
}

/** The powers given, with the signed paper and the way to take each back. */
export function PowerList({ estateId, voteId, powers, mayRevokeAll, open }: PowerListProps) {
	const { t, i18n } = useTranslation()
	return (
		<Card title={t('delegations:list.title')}>
			{powers.length === 0 && <EmptyState title={t('delegations:list.none')} next={t('delegations:list.none-next')} />}
			<ul className="divide-y divide-line">
				{powers.map(({ id, doors, holder, recordedAt, revokedAt, own }) => (
					<li key={id} className="py-3">
						<p>
							{t('delegations:list.line', { doors: doors.join(t('common:list.separator')), holder })}{' '}
							<Tag tone={revokedAt === null ? 'ok' : 'neutral'}>
								{t(revokedAt === null ? 'delegations:list.live' : 'delegations:list.revoked')}
							</Tag>
						</p>
						<p className="text-muted">
							{t('delegations:list.when', { when: formatInstant(recordedAt, i18n.language) })}
							{revokedAt !== null &&
								` ${t('delegations:list.revoked-when', { when: formatInstant(revokedAt, i18n.language) })}`}
						</p>
						<div className="flex flex-wrap items-center gap-x-6">
							<TextLink to={paths.delegationFile(estateId, voteId, id)} block document>
								{t('delegations:list.file')}
							</TextLink>
							{revokedAt === null && open && (own || mayRevokeAll) && (
								<Form method="post">
									<HiddenField name="intent" value="revoke" />
									<HiddenField name="delegation" value={id} />
									<Button variant="quiet">{t('delegations:list.revoke')}</Button>
								</Form>
							)}
						</div>
					</li>
				))}
			</ul>
		</Card>
	)
}
