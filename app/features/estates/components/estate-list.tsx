import { useTranslation } from 'react-i18next'
import { paths } from '~/paths'
import { formatCount } from '~/platform/format'
import { LinkList, Tag, type Tone } from '~/ui'
import type { Stage } from '../rules'

const tones: Record<Stage, Tone> = {
	registered: 'neutral',
	planning: 'neutral',
	voting: 'no',
	review: 'wait',
	works: 'wait',
	evaluating: 'no',
	done: 'ok',
}

interface EstateListProps {
	estates: readonly { id: string; name: string; address: string; place: string; unitCount: number; stage: Stage }[]
}

/** Estates with where they are and how far they have come. */
export function EstateList({ estates }: EstateListProps) {
	const { t } = useTranslation()
	return (
		<LinkList
			items={estates.map((estate) => ({
				key: estate.id,
				title: estate.name,
				to: paths.estate(estate.id),
				aside: <Tag tone={tones[estate.stage]}>{t(`estates:stage.${estate.stage}`)}</Tag>,
				note: `${estate.place} · ${estate.address} · ${t('estates:search.homes', { homes: formatCount(estate.unitCount) })}`,
			}))}
		/>
	)
}
