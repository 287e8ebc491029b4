import type { SubmissionResult } from '@conform-to/react'
import { useTranslation } from 'react-i18next'
import { Button, HiddenField, RadioField, sentForm, TextField } from '~/ui'
import { KeptDraft } from '~/ui/kept-draft'
import { noteLength, visitOutcomes } from '../rules'

interface VisitFormProps {
	person: string
	voteId: string
	unitId: string
	requestKey: string
	lastResult: SubmissionResult<string[]> | null | undefined
}

/** 扫楼: door, result, save: three taps. What was typed stays when the network goes. */
export function VisitForm({ person, voteId, unitId, requestKey, lastResult }: VisitFormProps) {
	const { t } = useTranslation()
	const { field } = sentForm('visit', lastResult)
	return (
		<section aria-labelledby="visit-title" className="mb-4">
			<h3 id="visit-title" className="mb-2 text-lg font-bold">
				{t('doors:visit.title')}
			</h3>
			<KeptDraft person={person} name={`visit:${voteId}:${unitId}`} requestKey={requestKey}>
				<HiddenField name="act" value="visit" />
				<HiddenField name="voteId" value={voteId} />
				<HiddenField name="unitId" value={unitId} />
				<RadioField
					field={field('outcome')}
					label={t('doors:visit.outcome')}
					inline
					options={visitOutcomes.map((outcome) => ({ value: outcome, label: t(`doors:outcome.${outcome}`) }))}
				/>
				<TextField
					field={field('note')}
					label={t('doors:visit.note')}
					hint={t('doors:visit.note-hint')}
					optional
					maxLength={noteLength}
				/>
				<Button>{t('doors:visit.save')}</Button>
			</KeptDraft>
		</section>
	)
}
