import type { SubmissionResult } from '@conform-to/react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonRow, HiddenField, sentForm, TextField } from '~/ui'
import { KeptDraft } from '~/ui/kept-draft'
import { AnotherField } from './open-entry'

export const envelopeForm = 'envelope'

interface EnvelopeEntryProps {
	person: string
	voteId: string
	/** From a scanned QR or a chosen door. */
	code: string
	requestKey: string
	/** The household has handed in one before. */
	another: boolean
	lastResult: SubmissionResult<string[]> | null | undefined
}

/** Which numbered envelope came in. */
export function EnvelopeEntry({ person, voteId, code, requestKey, another, lastResult }: EnvelopeEntryProps) {
	const { t } = useTranslation()
	const { field } = sentForm(envelopeForm, lastResult)
	const typed = field('code')
	return (
		<KeptDraft id={envelopeForm} noValidate person={person} name={`envelope:${voteId}`} requestKey={requestKey}>
			<HiddenField name="kind" value="envelope" />
			<TextField
				field={{ ...typed, defaultValue: typed.defaultValue ?? code }}
				label={t('papers:new.code')}
				hint={t('papers:new.code-hint')}
				width="half"
				autoComplete="off"
			/>
			{another && <AnotherField form={envelopeForm} lastResult={lastResult} />}
			<ButtonRow>
				<Button wide>{t('papers:new.register')}</Button>
			</ButtonRow>
		</KeptDraft>
	)
}
