import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { grantsFor } from '~/features/identity/access'
import { currentActor } from '~/features/identity/actor.server'
import { periodText } from '~/features/planning/profiles/components/period'
import { StateTag } from '~/features/planning/profiles/components/state-tag'
import { profileName } from '~/features/planning/profiles/components/words'
import { listProfiles } from '~/features/planning/profiles/queries.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { translator } from '~/platform/i18n.server'
import { shanghaiDay } from '~/platform/shanghai'
import { DataTable, PageHeader, TextLink } from '~/ui'

export async function loader({ request }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const actor = await currentActor(request)
	return {
		title: t('profiles:list.title'),
		profiles: await listProfiles(actor, shanghaiDay(now())),
		mayRule: grantsFor(actor, 'manage-profiles').length > 0,
	}
}

export default function Profiles() {
	const { t, i18n } = useTranslation()
	const { title, profiles, mayRule } = useLoaderData<typeof loader>()
	return (
		<>
			<PageHeader
				title={title}
				lead={t('profiles:list.lead')}
				actions={
					<TextLink to={paths.calendar()} block>
						{t('calendar:page.title')}
					</TextLink>
				}
			/>
			<DataTable
				caption={title}
				captionHidden
				rows={profiles}
				rowKey={(row) => row.code}
				columns={[
					{
						key: 'name',
						label: t('profiles:list.rule'),
						rowHeader: true,
						cell: (row) => <TextLink to={paths.profile(row.shownId)}>{profileName(i18n.language, row)}</TextLink>,
					},
					{
						key: 'region',
						label: t('profiles:list.region'),
						cell: (row) => <span lang="zh-CN">{row.region ?? t('profiles:list.nationwide')}</span>,
					},
					{ key: 'applies', label: t('profiles:list.applies'), cell: (row) => t(`profiles:applies.${row.applies}`) },
					{
						key: 'versions',
						label: t('profiles:list.versions'),
						cell: (row) => (
							<ul>
								{row.versions.map((own) => (
									<li key={own.id}>
										<TextLink to={paths.profile(own.id)}>
											{t('profiles:list.version', { number: own.version })}
										</TextLink>{' '}
										{periodText(t, i18n.language, own)} <StateTag state={own.state} />
									</li>
								))}
							</ul>
						),
					},
					...(mayRule
						? [
								{
									key: 'change',
									label: t('profiles:list.change'),
									cell: (row: (typeof profiles)[number]) => (
										<TextLink to={paths.profileNewVersion(row.versions[0]?.id ?? row.shownId)} block>
											{t(row.mayChange ? 'profiles:list.to-change' : 'profiles:list.to-own')}
										</TextLink>
									),
								},
							]
						: []),
				]}
			/>
		</>
	)
}
