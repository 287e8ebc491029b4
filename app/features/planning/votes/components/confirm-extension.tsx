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
			<PageHeader title={t('extension:extension.check-title')} lead={t('extension:extension.check-text')} />
			<Facts
				items={[
					{ label: t('extension:extension.from'), value: formatDeadline(preview.from, lng) },
					{ label: t('extension:extension.to'), value: <strong>{formatDeadline(preview.to, lng)}</strong> },
					{
						label: t('extension:extension.longer'),
						value: t('extension:extension.longer-value', { days: preview.days, window: preview.windowDays }),
					},
					{ label: t('extension:extension.reason'), value: preview.reason },
				]}
			/>
			<Form method="post">
				<HiddenField name="requestKey" value={preview.requestKey} />
				<HiddenField name="lastDay" value={preview.lastDay} />
				<HiddenField name="reason" value={preview.reason} />
				<ButtonRow>
					<Button name="intent" value="extend">
						{t('extension:extension.submit')}
					</Button>
					<LinkButton to={paths.vote(estateId, voteId)} variant="quiet">
						{t('extension:extension.back')}
					</LinkButton>
				</ButtonRow>
			</Form>
		</>
	)
}
