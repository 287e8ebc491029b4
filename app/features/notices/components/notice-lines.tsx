import { useTranslation } from 'react-i18next'
import { scopeName } from '~/features/estates/scope-name'
import { paths } from '~/paths'
import { formatDay } from '~/platform/format'
import { shanghaiDay } from '~/platform/shanghai'
import { LinkList, Tag } from '~/ui'

interface Line {
	id: string
	title: string
	scopeKind: 'estate' | 'building' | 'entrance'
	buildingName: string | null
	entranceName: string | null
	postedAs: 'captain' | 'community' | 'office'
	postedAt: number
	withdrawnAt: number | null
	unread: boolean
	read?: number
	households?: number
	estateName?: string
}

interface NoticeLinesProps<L extends Line> {
	lines: readonly L[]
	estateOf: (line: L) => string
	/** Whether to say how many households have read each. */
	counted?: boolean
}

/** Notices by their titles: who to whom, when, and what is unread. */
export function NoticeLines<L extends Line>({ lines, estateOf, counted }: NoticeLinesProps<L>) {
	const { t, i18n } = useTranslation()
	return (
		<LinkList
			items={lines.map((line) => {
				const day = shanghaiDay(line.postedAt)
				return {
					key: line.id,
					title: line.title,
					to: paths.notice(estateOf(line), line.id),
					unread: line.unread,
					aside: line.withdrawnAt !== null && <Tag>{t('notices:withdrawn')}</Tag>,
					note: [
						line.estateName,
						noticeVoice(t, line),
						formatDay(day, i18n.language),
						counted && t('notices:read-count', { read: line.read, households: line.households }),
					]
						.filter(Boolean)
						.join(' · '),
				}
			})}
		/>
	)
}

type Translate = ReturnType<typeof useTranslation>['t']

/** Who speaks, and to whom when it is not everyone: “2 栋楼长”, “街道 · 致 2 栋”. */
export function noticeVoice(
	t: Translate,
	notice: Pick<Line, 'postedAs' | 'scopeKind' | 'buildingName' | 'entranceName'>,
): string {
	const scope = scopeName(t, notice)
	if (notice.postedAs === 'captain') return t('notices:by.captain', { scope })
	const voice = t(`notices:by.${notice.postedAs}`)
	return notice.scopeKind === 'estate' ? voice : t('notices:by.to', { voice, scope })
}
