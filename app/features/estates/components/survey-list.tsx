import { useTranslation } from 'react-i18next'
import { paths } from '~/paths'
import { formatCount, formatDay } from '~/platform/format'
import { shanghaiDay } from '~/platform/shanghai'
import { LinkList, Tag } from '~/ui'

interface SurveyListProps {
	estateId: string
	surveys: readonly {
		id: string
		title: string
		opensAt: number
		closesAt: number
		state: 'announced' | 'open' | 'closed'
		answered: number
	}[]
}

const tones = { announced: 'neutral', open: 'no', closed: 'ok' } as const

/** Surveys with their period and how many households have answered. */
export function SurveyList({ estateId, surveys }: SurveyListProps) {
	const { t, i18n } = useTranslation()
	const day = (ms: number) => formatDay(shanghaiDay(ms), i18n.language)
	return (
		<LinkList
			items={surveys.map((survey) => ({
				key: survey.id,
				title: survey.title,
				to: paths.survey(estateId, survey.id),
				aside: <Tag tone={tones[survey.state]}>{t(`estates:evaluating.${survey.state}`)}</Tag>,
				note: t('estates:evaluating.period', {
					from: day(survey.opensAt),
					to: day(survey.closesAt - 1),
					answered: formatCount(survey.answered),
				}),
			}))}
		/>
	)
}
