import { useTranslation } from 'react-i18next'
import type { RuleProfile } from '~/features/planning/votes/profile'
import { DataTable } from '~/ui'
import { sourcedValues } from '../rules'
import { valueText } from './words'

const values = sourcedValues.filter((name) => name !== 'matterClasses')

/** Every value in words, with what it stands on. */
export function ValueTable({ rules }: { rules: RuleProfile }) {
	const { t } = useTranslation()
	return (
		<DataTable
			caption={t('profiles:show.values')}
			captionHidden
			rows={values}
			rowKey={(name) => name}
			columns={[
				{ key: 'name', label: t('profiles:show.what'), rowHeader: true, cell: (name) => t(`profiles:value.${name}`) },
				{ key: 'value', label: t('profiles:show.rule'), cell: (name) => valueText(t, name, rules) },
				{
					key: 'source',
					label: t('profiles:show.source'),
					cell: (name) => <span lang="zh-CN">{rules.sources[name] ?? t('profiles:show.no-source')}</span>,
				},
			]}
		/>
	)
}
