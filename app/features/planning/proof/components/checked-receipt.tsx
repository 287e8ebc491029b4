import { useTranslation } from 'react-i18next'
import { formatArea, formatInstant } from '~/platform/format'
import { Callout, type Fact, Facts, Section, Tag } from '~/ui'
import type { ReceiptReport } from '../check-receipt'

interface CheckedProps {
	report: ReceiptReport
	portalKey: string
}

/** The verdict, what the receipt says, and each step with its own. */
export function CheckedReceipt({ report, portalKey }: CheckedProps) {
	const { t } = useTranslation()
	const failed = report.steps.find(({ passed }) => passed === false)
	return (
		<>
			<Callout tone={failed ? 'no' : 'ok'} title={t(failed ? 'verify:failed.title' : 'verify:passed.title')}>
				{failed ? t('verify:failed.text', { number: failed.number }) : t('verify:passed.text')}
			</Callout>
			{!failed && <WhatItSays report={report} portalKey={portalKey} />}
			<Section title={t('verify:steps')}>
				<ol className="max-w-text">
					{report.steps.map(({ number, name, passed }) => (
						<li key={name} className="flex flex-wrap items-baseline gap-2 border-b border-line py-2">
							<span className="font-bold">{t('verify:step', { number, name: t(`verify:name.${name}`) })}</span>
							<Tag tone={passed === null ? 'neutral' : passed ? 'ok' : 'no'}>
								{t(passed === null ? 'verify:verdict.skipped' : `verify:verdict.${passed ? 'pass' : 'fail'}`)}
							</Tag>
							{passed !== null && (
								<span className="w-full text-muted">{t(`verify:${passed ? 'good' : 'bad'}.${name}`)}</span>
							)}
						</li>
					))}
				</ol>
			</Section>
		</>
	)
}

function WhatItSays({ report, portalKey }: CheckedProps) {
	const { t, i18n } = useTranslation()
	const { receipt, ballot, choices, titles } = report
	if (!receipt || !ballot) return null
	const area = Number(receipt.voter.split(' ')[2])
	const [origin = '', size = ''] = receipt.head.split('\n')
	const answers = choices.map((choice, index): Fact => {
		const number = index + 1
		const title = titles[index]
		return {
			label: title ? t('verify:says.matter', { number, title }) : t('verify:says.matter-number', { number }),
			value: <strong>{t(`verify:choice.${choice}`)}</strong>,
		}
	})
	const facts: Fact[] = [
		...answers,
		{ label: t('verify:says.at'), value: formatInstant(ballot.at, i18n.language) },
		{ label: t('verify:says.channel'), value: t(`verify:channel.${ballot.channel}`) },
		{ label: t('verify:says.area'), value: formatArea(area) },
		{ label: t('verify:says.version'), value: t('verify:says.version-value', { version: ballot.version }) },
		{ label: t('verify:says.place'), value: t('verify:says.place-value', { position: receipt.position, size }) },
		{ label: t('verify:says.log'), value: <span className="break-all">{origin}</span> },
		{ label: t('verify:says.key'), value: <span className="break-all font-mono text-sm">{receipt.key}</span> },
	]
	return (
		<Section title={t('verify:says.title')}>
			<Facts items={facts} />
			<Callout tone={receipt.key === portalKey ? 'ok' : 'wait'}>
				{t(receipt.key === portalKey ? 'verify:says.own-key' : 'verify:says.other-key')}
			</Callout>
			{receipt.questions === null && <p className="max-w-text">{t('verify:says.from-code')}</p>}
			<p className="max-w-text">{t('verify:says.latest')}</p>
		</Section>
	)
}
