import { useTranslation } from 'react-i18next'
import { paths } from '~/paths'
import { formatDay } from '~/platform/format'
import { shanghaiDay } from '~/platform/shanghai'
import { LinkList, Tag } from '~/ui'

interface ListedVersion {
	number: number
	title: string
	publishedAt: number
	changeNote: string
}

/** All published versions, the latest first. */
export function VersionList({ estateId, versions }: { estateId: string; versions: readonly ListedVersion[] }) {
	const { t, i18n } = useTranslation()
	const [latest] = versions
	return (
		<LinkList
			items={versions.map((version) => ({
				key: String(version.number),
				title: t('plans:page.version', { number: version.number }),
				to: paths.planVersion(estateId, version.number),
				aside: version === latest && <Tag tone="ok">{t('plans:versions.current')}</Tag>,
				note: (
					<>
						{t('plans:page.published', { day: formatDay(shanghaiDay(version.publishedAt), i18n.language) })}
						{version.changeNote && <span className="block">{version.changeNote}</span>}
					</>
				),
			}))}
		/>
	)
}
