import { useTranslation } from 'react-i18next'
import { formatDay } from '~/platform/format'
import { shanghaiDay } from '~/platform/shanghai'
import { EmptyState, Facts } from '~/ui'

interface WorksStateProps {
	works: { startedAt: number | null; finishedAt: number | null }
}

/** When work started and when it was finished, in words. */
export function WorksState({ works }: WorksStateProps) {
	const { t, i18n } = useTranslation()
	if (works.startedAt === null) {
		return <EmptyState title={t('estates:building.not-started')} next={t('estates:building.not-started-next')} />
	}
	const day = (ms: number) => formatDay(shanghaiDay(ms), i18n.language)
	return (
		<Facts
			items={[
				{ label: t('estates:building.started'), value: day(works.startedAt) },
				{
					label: t('estates:building.finished'),
					value: works.finishedAt === null ? t('estates:building.under-way') : day(works.finishedAt),
				},
			]}
		/>
	)
}
