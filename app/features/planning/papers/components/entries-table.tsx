import { useTranslation } from 'react-i18next'
import { formatInstant } from '~/platform/format'
import { DataTable } from '~/ui'
import type { PaperChoice, Validity } from '../rules'
import type { PaperMatter } from './reading-fields'

interface Entry {
	position: number
	by: string | null
	enteredAt: number
	validity: Validity
	reason: string
	choices: Readonly<Partial<Record<string, PaperChoice>>>
}

/** What each person has read, side by side; for the officer who decides between them. */
export function EntriesTable({ entries, matters }: { entries: readonly Entry[]; matters: readonly PaperMatter[] }) {
	const { t, i18n } = useTranslation()
	const entryText = ({ validity, reason }: Entry) => {
		const text = t(validity === 'valid' ? 'papers:paper.whole-valid' : `papers:validity.${validity}`)
		return reason ? `${text} · ${reason}` : text
	}
	const rows = [
		...matters.map(({ id, position, title }) => ({
			key: id,
			label: t('papers:reading.legend', { number: position, title }),
			of: ({ choices }: Entry) => {
				const choice = choices[id]
				return choice ? t(`papers:choice.${choice}`) : '—'
			},
		})),
		{ key: '', label: t('papers:paper.whole'), of: entryText },
	]
	return (
		<>
			<DataTable
				caption={t('papers:paper.entries')}
				columns={[
					{ key: 'matter', label: t('papers:paper.matter'), rowHeader: true, cell: ({ label }) => label },
					...entries.map((entry) => ({
						key: String(entry.position),
						label: t(`papers:paper.entry-${entry.position}`),
						cell: (row: (typeof rows)[number]) => row.of(entry),
					})),
				]}
				rows={rows}
				rowKey={({ key }) => key}
			/>
			<ul className="mb-4 text-muted">
				{entries.map(({ position, by, enteredAt }) => (
					<li key={position}>
						{t(`papers:paper.entry-${position}`)} ·
						{t('papers:paper.entered', {
							name: by ?? t('papers:paper.nobody'),
							when: formatInstant(enteredAt, i18n.language),
						})}
					</li>
				))}
			</ul>
		</>
	)
}
