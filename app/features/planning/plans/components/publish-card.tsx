import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonRow, Card, HiddenField } from '~/ui'
import type { ItemDifference } from '../difference'
import type { Terms } from './change-list'
import { Changes } from './changes'

interface PublishCardProps {
	draft: {
		versionId: string
		stamp: string
		problems: readonly { error: string; facts?: Record<string, string | number> | undefined }[]
		differences: readonly ItemDifference[]
		terms: Terms
	}
	/** The number of the version in force, 0 before the first. */
	current: number
}

/** What stands in the way of publishing, or the button. */
export function PublishCard({ draft, current }: PublishCardProps) {
	const { t } = useTranslation()
	const { versionId, stamp, problems, differences, terms } = draft
	const number = current + 1
	return (
		<Card title={t('drafts:publish.title')}>
			{current > 0 && differences.length > 0 && (
				<>
					<p className="font-semibold">{t('drafts:publish.changes', { number: current })}</p>
					<Changes differences={differences} textChanged={false} terms={terms} />
				</>
			)}
			{problems.length > 0 ? (
				<div id="why-not-publish">
					<p className="mt-2 font-semibold">{t('drafts:publish.not-ready')}</p>
					<ul className="list-disc pl-5">
						{problems.map((problem) => (
							<li key={problem.error + JSON.stringify(problem.facts)}>{t(problem.error, problem.facts)}</li>
						))}
					</ul>
				</div>
			) : (
				<p id="why-not-publish" className="mt-2">
					{t('drafts:publish.ready', { number })}
					{current > 0 && ` ${t('drafts:publish.review-note')}`}
				</p>
			)}
			<Form method="post">
				<HiddenField name="intent" value="publish" />
				<HiddenField name="versionId" value={versionId} />
				<HiddenField name="stamp" value={stamp} />
				<ButtonRow>
					<Button disabled={problems.length > 0} describedBy="why-not-publish">
						{t('drafts:publish.submit', { number })}
					</Button>
				</ButtonRow>
			</Form>
		</Card>
	)
}
