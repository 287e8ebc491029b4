import { useTranslation } from 'react-i18next'
import { formatCount, formatInstant } from '~/platform/format'
import { Disclosure } from '~/ui'

interface Head {
	size: number
	note: string
	signedAt: number
	witnesses: number
}

/** A head with its signatures, as it is to be compared byte for byte. */
export function Note({ text }: { text: string }) {
	return <p className="my-3 whitespace-pre-wrap break-all border border-line bg-card p-3 font-mono text-sm">{text}</p>
}

/** The heads before the latest. */
export function HeadsBefore({ heads }: { heads: readonly Head[] }) {
	const { t, i18n } = useTranslation()
	if (heads.length === 0) return null
	return (
		<Disclosure summary={t('proof:log.before-title')}>
			{heads.map(({ size, note, signedAt }) => (
				<div key={size}>
					<p>{t('proof:log.before-item', { size: formatCount(size), when: formatInstant(signedAt, i18n.language) })}</p>
					<Note text={note} />
				</div>
			))}
		</Disclosure>
	)
}

interface WitnessesProps {
	/** The last one that witnesses cosigned. */
	head: Head | null
	/** It is the latest of all, which stands above. */
	isLatest: boolean
	keys: readonly string[]
}

/** The last head that witnesses cosigned, and their keys. */
export function Witnesses({ head, isLatest, keys }: WitnessesProps) {
	const { t, i18n } = useTranslation()
	if (!head) return <p className="max-w-text">{t('proof:log.witness-none')}</p>
	const when = formatInstant(head.signedAt, i18n.language)
	return (
		<>
			<p className="max-w-text">{t('proof:log.witness-text', { count: head.witnesses })}</p>
			{isLatest ? (
				<p>{t('proof:log.witness-same')}</p>
			) : (
				<>
					<p>{t('proof:log.before-item', { size: formatCount(head.size), when })}</p>
					<Note text={head.note} />
				</>
			)}
			<Disclosure summary={t('proof:log.witness-keys')}>
				<ul>
					{keys.map((key) => (
						<li key={key} className="break-all py-1 font-mono text-sm">
							{key}
						</li>
					))}
				</ul>
			</Disclosure>
		</>
	)
}
