import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '~/paths'
import { Button, Disclosure, HiddenField, TextLink } from '~/ui'

interface ReachOutProps {
	estateId: string
	voteId: string
	remindersPerDay: number
	requestKey: string
}

/** A reminder by SMS to those who have not voted, and the posting of ballots that could not be brought. */
export function ReachOut({ estateId, voteId, remindersPerDay, requestKey }: ReachOutProps) {
	const { t } = useTranslation()
	return (
		<Disclosure summary={t('doors:remind.title')}>
			<Form method="post" className="mb-4">
				<HiddenField name="act" value="remind" />
				<HiddenField name="voteId" value={voteId} />
				<p className="mb-2 max-w-text">{t('doors:remind.text', { count: remindersPerDay })}</p>
				<Button variant="quiet">{t('doors:remind.button')}</Button>
			</Form>
			<Form method="post">
				<HiddenField name="act" value="post-undeliverable" />
				<HiddenField name="voteId" value={voteId} />
				<HiddenField name="requestKey" value={requestKey} />
				<p className="mb-2 max-w-text">{t('doors:remind.post-text')}</p>
				<Button variant="quiet">{t('doors:remind.post')}</Button>
			</Form>
			<TextLink to={paths.undelivered(estateId, voteId)} block>
				{t('doors:remind.see')}
			</TextLink>
		</Disclosure>
	)
}
