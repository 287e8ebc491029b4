import { useTranslation } from 'react-i18next'
import type { MatterClass } from '~/features/planning/votes/profile'
import { DataTable } from '~/ui'
import { approvalText, participationText, profileName } from './words'

/** The classes of matters with both of their bars. */
export function ClassTable({ classes }: { classes: readonly MatterClass[] }) {
	const { t, i18n } = useTranslation()
	return (
		<DataTable
			caption={t('profiles:value.matterClasses')}
			captionHidden
			rows={classes}
			rowKey={(own) => own.code}
			columns={[
				{
					key: 'name',
					label: t('profiles:class.name'),
					rowHeader: true,
					cell: (own) => profileName(i18n.language, own),
				},
				{ key: 'kind', label: t('profiles:class.kind'), cell: (own) => t(`profiles:class.kinds.${own.kind}`) },
				{ key: 'participation', label: t('profiles:class.participation'), cell: (own) => participationText(t, own) },
				{ key: 'approval', label: t('profiles:class.approval'), cell: (own) => approvalText(t, own) },
			]}
		/>
	)
}
