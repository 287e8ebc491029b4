import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { formatCount } from '~/platform/format'
import { Button, ButtonRow, Callout, Card, DataTable, Facts, HiddenField } from '~/ui'
import type { Issue } from '../rules'

interface PreviewCardProps {
	kept: string
	preview: { fileName: string; taken: number; repeated: number; issues: readonly Issue[]; more: number; same: boolean }
}

/** What a file would bring; or what is wrong with it, by row and column. */
export function PreviewCard({ kept, preview }: PreviewCardProps) {
	const { t } = useTranslation()
	const { fileName, taken, repeated, issues, same } = preview
	const ballots = (count: number) => t('municipal:preview.ballots', { number: formatCount(count) })
	return (
		<Card title={t('municipal:preview.title', { file: fileName })} turn>
			{same && <Callout tone="wait">{t('municipal:preview.same')}</Callout>}
			<Facts
				items={[
					{ label: t('municipal:preview.taken'), value: ballots(taken) },
					{ label: t('municipal:preview.repeated'), value: ballots(repeated) },
				]}
			/>
			{issues.length > 0 && <Issues issues={issues} more={preview.more} />}
			{issues.length === 0 && !same && taken === 0 && <p>{t('municipal:preview.nothing-new')}</p>}
			{issues.length === 0 && !same && taken > 0 && (
				<Form method="post" encType="multipart/form-data">
					<HiddenField name="intent" value="import" />
					<HiddenField name="kept" value={kept} />
					<p className="max-w-text text-muted">{t('municipal:preview.import-lead')}</p>
					<ButtonRow>
						<Button>{t('municipal:preview.import')}</Button>
					</ButtonRow>
				</Form>
			)}
		</Card>
	)
}

function Issues({ issues, more }: { issues: readonly Issue[]; more: number }) {
	const { t } = useTranslation()
	const columnText = ({ column, matter }: Issue) => {
		if (column === null) return t('municipal:preview.whole')
		return column === 'matter' ? t('municipal:matter', { number: matter ?? 0 }) : t(`municipal:file.column.${column}`)
	}
	return (
		<>
			<p className="font-bold">{t('municipal:preview.issues-lead')}</p>
			<DataTable
				caption={t('municipal:preview.issues')}
				columns={[
					{
						key: 'row',
						label: t('municipal:preview.row'),
						rowHeader: true,
						cell: ({ row }) => (row === null ? '—' : t('municipal:preview.row-number', { number: row })),
					},
					{ key: 'column', label: t('municipal:preview.column'), cell: columnText },
					{ key: 'problem', label: t('municipal:preview.problem'), cell: ({ code }) => t(`municipal:issue.${code}`) },
					{ key: 'value', label: t('municipal:preview.value'), cell: ({ value }) => value || '—' },
				]}
				rows={issues}
				rowKey={({ row, column, matter, code, value }) => [row, column, matter, code, value].join()}
			/>
			{more > 0 && <p className="text-muted">{t('municipal:preview.more', { count: more })}</p>}
		</>
	)
}
