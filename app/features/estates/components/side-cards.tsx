import { useLocation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { WorksState } from '~/features/building/components/works-state'
import { paths } from '~/paths'
import { Card, LinkButton, TextLink } from '~/ui'
import type { EstateTool } from '../overview/tools'

/** What a member of staff may do here. */
export function ToolsCard({ tools }: { tools: readonly EstateTool[] }) {
	const { t } = useTranslation()
	return (
		<Card title={t('estates:staff.title')}>
			<ul className="grid grid-cols-2 gap-x-4">
				{tools.map((tool) => (
					<li key={tool.key}>
						<TextLink to={tool.to} block>
							{t(`estates:staff.${tool.key}`)}
						</TextLink>
					</li>
				))}
			</ul>
		</Card>
	)
}

export function CaptainCard({ estateId }: { estateId: string }) {
	const { t } = useTranslation()
	return (
		<Card title={t('estates:show.captain')}>
			<div className="grid gap-3">
				<LinkButton to={paths.grids(estateId)} variant="quiet" wide>
					{t('estates:show.captain-grid')}
				</LinkButton>
				<LinkButton to={paths.noticeNew(estateId)} variant="quiet" wide>
					{t('estates:show.captain-post')}
				</LinkButton>
			</div>
		</Card>
	)
}

interface WorksCardProps {
	estateId: string
	works: { startedAt: number; finishedAt: number | null }
	surveyed: boolean
}

/** Once work has started: its dates, and the way to the survey. */
export function WorksCard({ estateId, works, surveyed }: WorksCardProps) {
	const { t } = useTranslation()
	return (
		<Card title={t('estates:show.works')}>
			<WorksState works={works} />
			{surveyed && (
				<TextLink to={paths.evaluating(estateId)} block>
					{t('estates:show.to-evaluating')}
				</TextLink>
			)}
		</Card>
	)
}

/** For visitors: what there is inside, and the two ways in. */
export function ComeInside({ signedIn }: { signedIn: boolean }) {
	const { t } = useTranslation()
	const { pathname } = useLocation()
	return (
		<Card title={t('estates:show.inside')}>
			<p>{t('estates:show.inside-text')}</p>
			<p className="mt-2 flex flex-wrap gap-x-5">
				{!signedIn && (
					<TextLink to={paths.signIn(pathname)} block>
						{t('estates:show.sign-in')}
					</TextLink>
				)}
				<TextLink to={paths.claim()} block>
					{t('estates:show.claim')}
				</TextLink>
			</p>
		</Card>
	)
}
