import { useTranslation } from 'react-i18next'
import { amountText } from '~/features/planning/votes/components/words'
import { paths } from '~/paths'
import { Callout, Card, DataTable, Disclosure, Tag, TextLink } from '~/ui'
import type { Preview } from '../preview.server'
import type { ComparedMatter, Outcome } from '../preview-rules'

interface Line extends ComparedMatter {
	key: string
	estateName: string
	to: string
	vote: string
}

function linesOf({ votes }: Preview): Line[] {
	return votes.flatMap(({ estateId, estateName, voteId, title, matters }) =>
		matters.map((matter, index) => ({
			...matter,
			key: `${voteId}-${index}`,
			estateName,
			to: paths.voteResult(estateId, voteId),
			vote: title,
		})),
	)
}

/** What the edited rule would have made of the votes that are closed: first the outcomes that flip. */
export function PreviewView({ preview, looser }: { preview: Preview; looser: string[] | null }) {
	const { t } = useTranslation()
	const lines = linesOf(preview)
	const flipped = lines.filter(({ flips }) => flips)
	const missing = lines.filter(({ after }) => after === null)
	return (
		<Card title={t('profiles:preview.title')}>
			{looser && (
				<Callout tone="no" title={t('profiles:preview.looser')}>
					{looser.join(t('common:list.separator'))}
				</Callout>
			)}
			<p className="max-w-text">
				{t('profiles:preview.counted', {
					votes: preview.votes.length,
					matters: lines.length,
					flipped: flipped.length,
				})}
				{preview.more && ` ${t('profiles:preview.more', { count: preview.votes.length })}`}
				{missing.length > 0 && ` ${t('profiles:preview.missing', { count: missing.length })}`}
			</p>
			{flipped.length > 0 && <Lines caption={t('profiles:preview.flipped')} lines={flipped} />}
			{lines.length > flipped.length && (
				<Disclosure summary={t('profiles:preview.all')}>
					<Lines caption={t('profiles:preview.same')} lines={lines.filter(({ flips }) => !flips)} />
				</Disclosure>
			)}
			<p className="max-w-text text-muted">{t('profiles:preview.limit')}</p>
		</Card>
	)
}

function Lines({ caption, lines }: { caption: string; lines: readonly Line[] }) {
	const { t } = useTranslation()
	return (
		<DataTable
			caption={caption}
			rows={lines}
			rowKey={(line) => line.key}
			columns={[
				{
					key: 'matter',
					label: t('profiles:preview.matter'),
					rowHeader: true,
					cell: (line) => (
						<>
							<TextLink to={line.to}>{line.title}</TextLink>
							<span className="block font-normal text-muted">
								{line.estateName} · {line.vote}
							</span>
						</>
					),
				},
				{ key: 'before', label: t('profiles:preview.before'), cell: (line) => <OutcomeText outcome={line.before} /> },
				{
					key: 'after',
					label: t('profiles:preview.after'),
					cell: (line) => (line.after ? <OutcomeText outcome={line.after} /> : t('profiles:preview.no-class')),
				},
			]}
		/>
	)
}

/** The verdict, the tests that it misses by how much, and whether silence made it. */
function OutcomeText({ outcome: { strict, deemed, passed } }: { outcome: Outcome }) {
	const { t } = useTranslation()
	const counted = deemed?.result ?? strict
	const missed = counted.tests.filter((test) => !test.passed)
	return (
		<>
			<Tag tone={passed ? 'ok' : 'no'}>{t(`profiles:preview.${passed ? 'passes' : 'fails'}`)}</Tag>
			{missed.map((test) => (
				<span key={test.name} className="block">
					{t('profiles:preview.misses', {
						test: t(`votes:test.${test.name}`),
						missing: amountText(t, test.unit, test.missing),
					})}
				</span>
			))}
			{deemed && (
				<span className="block">
					{t(strict.passed === passed ? 'profiles:preview.deemed-same' : 'profiles:preview.deemed-other')}
				</span>
			)}
		</>
	)
}
