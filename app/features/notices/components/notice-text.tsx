import { useTranslation } from 'react-i18next'
import { formatDay, formatInstant } from '~/platform/format'
import { shanghaiDay } from '~/platform/shanghai'
import { Card, PlainText, PrintSheet, type QrShape } from '~/ui'
import { PrintButton } from './print-button'

interface NoticeProps {
	notice: {
		title: string
		body: string
		postedAt: number
		issuer: string
		/** The office and the community seal, a captain signs. */
		sealed: boolean
		number: { year: number; number: number }
	}
}

/** A notice on the screen. */
export function NoticeText({ notice }: NoticeProps) {
	const { t, i18n } = useTranslation()
	return (
		<Card>
			<p className="mb-4 text-muted">
				{notice.issuer} · {formatInstant(notice.postedAt, i18n.language)} · {t('notices:number', notice.number)}
			</p>
			<Paragraphs text={notice.body} />
			<PrintButton />
		</Card>
	)
}

/** The same as a 公告 on A4, for the board at the door; seen on paper only. */
export function NoticePaper({ estateName, notice, qr }: NoticeProps & { estateName: string; qr: QrShape }) {
	const { t, i18n } = useTranslation()
	return (
		<div className="hidden print:block">
			<PrintSheet
				issuer={estateName}
				kind={t('notices:paper.kind')}
				number={t('notices:number', notice.number)}
				title={notice.title}
				sign={{
					body: notice.issuer,
					day: formatDay(shanghaiDay(notice.postedAt), i18n.language),
					sealNote: t(notice.sealed ? 'notices:paper.seal' : 'notices:paper.signature'),
				}}
				qr={{ ...qr, caption: t('notices:paper.qr') }}
			>
				<Paragraphs text={notice.body} />
			</PrintSheet>
		</div>
	)
}

function Paragraphs({ text }: { text: string }) {
	const paragraphs = text.split(/\n\s*\n/)
	return (
		<div className="grid max-w-text gap-3 text-lg">
			{paragraphs.map((paragraph, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of one text keep their order
				<PlainText key={index}>{paragraph}</PlainText>
			))}
		</div>
	)
}
