import { useTranslation } from 'react-i18next'
import { paths } from '~/paths'
import { formatInstant } from '~/platform/format'
import { LinkList } from '~/ui'

interface VoteDraftsProps {
	estateId: string
	drafts: readonly { id: string; title: string | null; by: string | null; updatedAt: number }[]
}

/** Votes that are being written; only officers see this list. */
export function VoteDrafts({ estateId, drafts }: VoteDraftsProps) {
	const { t, i18n } = useTranslation()
	return (
		<LinkList
			items={drafts.map(({ id, title, by, updatedAt }) => ({
				key: id,
				title: title ?? t('announce:draft.untitled'),
				to: paths.voteDraft(estateId, id),
				note: t('announce:draft.note', { when: formatInstant(updatedAt, i18n.language), name: by ?? '' }),
			}))}
		/>
	)
}
