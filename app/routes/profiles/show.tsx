import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { grantsFor } from '~/features/identity/access'
import { currentActor } from '~/features/identity/actor.server'
import { ClassTable } from '~/features/planning/profiles/components/class-table'
import { periodText } from '~/features/planning/profiles/components/period'
import { StateTag } from '~/features/planning/profiles/components/state-tag'
import { ValueTable } from '~/features/planning/profiles/components/value-table'
import { profileName } from '~/features/planning/profiles/components/words'
import { mayChange } from '~/features/planning/profiles/may-change'
import { profilePage } from '~/features/planning/profiles/queries.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { translator } from '~/platform/i18n.server'
import { notFound } from '~/platform/respond.server'
import { shanghaiDay } from '~/platform/shanghai'
import { Callout, Card, Facts, LinkButton, PageHeader, Section, TextLink } from '~/ui'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { lng } = await translator(request)
	const actor = await currentActor(request)
	const page = await profilePage(params.profileId ?? '', shanghaiDay(now()))
	if (!page) throw notFound()
	const { author, profile, ...shown } = page
	const { createdBy: _, ...version } = profile
	return {
		title: profileName(lng, profile.rules),
		...shown,
		profile: version,
		/** Staff alone read who wrote it. */
		author: actor?.kind === 'staff' ? author : null,
		mayChange: mayChange(actor, profile.regionPath),
		mayRule: grantsFor(actor, 'manage-profiles').length > 0,
	}
}

export default function Profile() {
	const { t, i18n } = useTranslation()
	const page = useLoaderData<typeof loader>()
	const { profile, versions } = page
	const lng = i18n.language
	const note = lng === 'en' ? profile.rules.noteEn : profile.rules.noteZh
	return (
		<>
			<PageHeader
				title={page.title}
				aside={<StateTag state={page.state} />}
				lead={t(`profiles:applies.${profile.applies}`)}
				back={{ to: paths.profiles(), label: t('profiles:list.title') }}
				actions={
					page.mayRule && (
						<LinkButton variant="quiet" to={paths.profileNewVersion(page.newestId)}>
							{t(page.mayChange ? 'profiles:show.to-change' : 'profiles:show.to-own')}
						</LinkButton>
					)
				}
			/>
			<Facts
				items={[
					{
						label: t('profiles:list.region'),
						value: <span lang="zh-CN">{page.region ?? t('profiles:list.nationwide')}</span>,
					},
					{ label: t('profiles:show.version'), value: t('profiles:list.version', { number: profile.version }) },
					{ label: t('profiles:show.period'), value: periodText(t, lng, profile) },
					{ label: t('profiles:show.used'), value: t('profiles:show.votes', { count: page.votes }) },
					...(page.author ? [{ label: t('profiles:show.author'), value: page.author }] : []),
				]}
			/>
			{note && <Callout title={t('profiles:show.note')}>{note}</Callout>}
			<Section title={t('profiles:value.matterClasses')}>
				<ClassTable classes={profile.rules.matterClasses} />
				<p className="max-w-text text-muted">
					{t('profiles:show.source-is')} <span lang="zh-CN">{profile.rules.sources.matterClasses}</span>
				</p>
			</Section>
			<Section title={t('profiles:show.values')}>
				<ValueTable rules={profile.rules} />
			</Section>
			{versions.length > 1 && (
				<Card title={t('profiles:list.versions')}>
					<ul>
						{versions.map((own) => (
							<li key={own.id} className="py-1">
								{own.id === profile.id ? (
									<strong>{t('profiles:list.version', { number: own.version })}</strong>
								) : (
									<TextLink to={paths.profile(own.id)}>{t('profiles:list.version', { number: own.version })}</TextLink>
								)}{' '}
								{periodText(t, lng, own)} <StateTag state={own.state} />
							</li>
						))}
					</ul>
				</Card>
			)}
		</>
	)
}
