import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '~/paths'
import { Card, Columns, Disclosure, PlainText, SafeHtml, Tag, TextLink } from '~/ui'
import type { ItemDifference } from '../difference'
import type { ShownItem } from '../types'
import type { Terms } from './change-list'
import { Changes } from './changes'
import { ItemBody } from './item-body'
import { ItemsByClass } from './items-by-class'
import { Money } from './money'
import { VersionList } from './version-list'

interface PlanViewProps {
	estateId: string
	version: { number: number; title: string; publishedAt: number; changeNote: string; contentHash: string }
	summaryHtml: string
	items: readonly ShownItem[]
	differences: readonly ItemDifference[]
	textChanged: boolean
	versions: Parameters<typeof VersionList>[0]['versions']
	households: number
	terms: Terms
	/** Comments by item key; only of the version in force. */
	comments?: Readonly<Record<string, number>>
	/** Below everything, e.g. the discussion. */
	children?: ReactNode
}

/** A published version as residents read it. */
export function PlanView(props: PlanViewProps) {
	const { t } = useTranslation()
	const { estateId, version, summaryHtml, items, differences, textChanged, households, terms, comments, children } =
		props
	const table = { estateId, items, classes: terms.classes, differences, households }
	return (
		<>
			<Columns
				main={
					<>
						{version.number > 1 && (
							<Card title={t('plans:changes.title', { number: version.number - 1 })}>
								<p className="font-semibold text-muted">{t('plans:changes.note')}</p>
								<PlainText>{version.changeNote}</PlainText>
								<Changes differences={differences} textChanged={textChanged} terms={terms} />
							</Card>
						)}
						{summaryHtml && (
							<Card title={t('plans:summary.title')}>
								<SafeHtml html={summaryHtml} />
							</Card>
						)}
						<Card title={t('plans:items.title')} aside={<Tag>{t('plans:items.count', { count: items.length })}</Tag>}>
							{comments ? <ItemsByClass {...table} comments={comments} /> : <ItemsByClass {...table} />}
						</Card>
						<h2 className="mb-3 mt-6 text-xl font-bold">{t('plans:items.details')}</h2>
						{items.map((item) => (
							<Card key={item.itemKey} title={item.name} level={3}>
								<ItemBody estateId={estateId} item={item} terms={terms} />
								{comments && (
									<TextLink to={paths.planItem(estateId, item.itemKey)} block>
										{t('plans:items.open')}
										<span className="sr-only"> {item.name}</span>
									</TextLink>
								)}
							</Card>
						))}
					</>
				}
				side={
					<>
						<Card title={t('plans:money.title')}>
							<Money items={items} terms={terms} households={households} />
						</Card>
						<Card title={t('plans:versions.title')}>
							<VersionList estateId={estateId} versions={props.versions} />
							<Disclosure summary={t('plans:page.hash')}>
								<p className="text-muted">{t('plans:page.hash-hint')}</p>
								<p className="break-all font-mono text-sm">{version.contentHash}</p>
							</Disclosure>
						</Card>
					</>
				}
			/>
			{children}
		</>
	)
}
