import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '~/paths'
import { formatDeadline } from '~/platform/format'
import { Button, ButtonRow, Facts, HiddenField, LinkButton, PageHeader } from '~/ui'

export interface ExtensionPreview {
	lastDay: string
	reason: string
	requestKey: string
	from: number
	to: number
	days: number
	windowDays: number
}

interface ConfirmExtensionProps {
	estateId: string
	voteId: string
	preview: ExtensionPreview
}

/** The new deadline read back, before anything is written. */
export function ConfirmExtension({ estateId, voteId, preview }: ConfirmExtensionProps) {
	const { t, i18n } = useTranslation()
	const lng = i18n.language
	return (
		<>
			<PageHeader title={t('votes:extension.check-title')} lead={t('votes:extension.check-text')} />
			<Facts
				items={[
					{ label: t('votes:extension.from'), value: formatDeadline(preview.from, lng) },
					{ label: t('votes:extension.to'), value: <strong>{formatDeadline(preview.to, lng)}</strong> },
					{
						label: t('votes:extension.longer'),
						value: t('votes:extension.longer-value', { days: preview.days, window: preview.windowDays }),
					},
					{ label: t('votes:extension.reason'), value: preview.reason },
				]}
			/>
			<Form method="post">
				<HiddenField name="requestKey" value={preview.requestKey} />
				<HiddenField name="lastDay" value={preview.lastDay} />
				<HiddenField name="reason" value={preview.reason} />
				<ButtonRow>
					<Button name="intent" value="extend">
						{t('votes:extension.submit')}
					</Button>
					<LinkButton to={paths.vote(estateId, voteId)} variant="quiet">
						{t('votes:extension.back')}
					</LinkButton>
				</ButtonRow>
			</Form>
		</>
	)
}
