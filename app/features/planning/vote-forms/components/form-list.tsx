import { useTranslation } from 'react-i18next'
import { paths } from '~/paths'
import { Card, Tag, TextLink } from '~/ui'
import { type FormName, formsByBuilding, formsInLargeType, type NotNow } from '../rules'

interface FormListProps {
	estateId: string
	voteId: string
	building: string | undefined
	forms: readonly { name: FormName; notNow: NotNow | null }[]
}

/** The forms of a vote: what each is for, to look at and as PDF, or why not yet. */
export function FormList({ estateId, voteId, building, forms }: FormListProps) {
	const { t } = useTranslation()
	return (
		<div className="grid gap-3 md:grid-cols-2">
			{forms.map(({ name: form, notNow }) => {
				const name = t(`vote-forms:form.${form}.name`)
				const query = { building: formsByBuilding.includes(form) ? building : undefined }
				const large = { ...query, size: 'large' }
				return (
					<Card key={form} title={name}>
						<p>{t(`vote-forms:form.${form}.what`)}</p>
						{notNow ? (
							<p className="mt-2">
								<Tag tone="wait">{t('vote-forms:index.not-now')}</Tag> {t(notNow)}
							</p>
						) : (
							<ul className="mt-2 flex flex-wrap gap-x-5">
								<li>
									<TextLink to={paths.voteForm(estateId, voteId, form, query)} block>
										{t('vote-forms:index.show')} <span className="sr-only">{name}</span>
									</TextLink>
								</li>
								<li>
									<TextLink to={paths.voteFormPdf(estateId, voteId, form, query)} block document>
										{t('vote-forms:index.pdf')} <span className="sr-only">{name}</span>
									</TextLink>
								</li>
								{formsInLargeType.includes(form) && (
									<li>
										<TextLink to={paths.voteFormPdf(estateId, voteId, form, large)} block document>
											{t('vote-forms:index.pdf-large')} <span className="sr-only">{name}</span>
										</TextLink>
									</li>
								)}
							</ul>
						)}
					</Card>
				)
			})}
		</div>
	)
}
