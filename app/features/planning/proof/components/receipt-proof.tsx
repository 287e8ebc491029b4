import { useTranslation } from 'react-i18next'
import { paths } from '~/paths'
import { ButtonRow, QrCode, type QrShape, Section, TextLink } from '~/ui'

interface ReceiptProofProps {
	estateId: string
	voteId: string
	receiptNumber: string
	/** Null when what opens the ballot has been deleted. */
	qr: QrShape | null
}

/** On a receipt: its file, where to check it, the log, and nearly all of the file as a code to photograph. */
export function ReceiptProof({ estateId, voteId, receiptNumber, qr }: ReceiptProofProps) {
	const { t } = useTranslation()
	return (
		<Section title={t('proof:receipt.title')}>
			<p className="max-w-text">{t(qr ? 'proof:receipt.text' : 'proof:receipt.gone')}</p>
			<div className="print:hidden">
				<ButtonRow>
					{qr && (
						<TextLink to={paths.receiptFile(estateId, voteId, receiptNumber)} block document>
							{t('proof:receipt.file')}
						</TextLink>
					)}
					<TextLink to={paths.verify()} block>
						{t('proof:receipt.verify')}
					</TextLink>
					<TextLink to={paths.voteLog(estateId, voteId)} block>
						{t('proof:receipt.log')}
					</TextLink>
				</ButtonRow>
			</div>
			{qr && (
				<figure className="mt-4 max-w-text">
					<div className="w-80 max-w-full">
						<QrCode {...qr} />
					</div>
					<figcaption className="mt-1 text-sm text-muted">{t('proof:receipt.qr')}</figcaption>
				</figure>
			)}
		</Section>
	)
}
