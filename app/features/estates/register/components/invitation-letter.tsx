import { useTranslation } from 'react-i18next'
import { PrintSheet, QrCode, type QrShape } from '~/ui'

interface InvitationLetterProps {
	estate: string
	office: string
	/** The host that residents type. */
	site: string
	day: string
	letter: {
		code: string
		household: string
		expires: string
		captain: { name: string; phone: string } | null
		qr: QrShape
	}
}

/** One household's letter on one A4 page. */
export function InvitationLetter({ estate, office, site, day, letter }: InvitationLetterProps) {
	const { t } = useTranslation()
	const { code, household, expires, captain, qr } = letter
	const steps = [
		t('register:letters.letter.step-1', { address: `${site}/claim` }),
		t('register:letters.letter.step-2', { code }),
		t('register:letters.letter.step-3'),
		t('register:letters.letter.step-4'),
	]
	return (
		<PrintSheet issuer={office} title={t('register:letters.letter.title')} period={`${estate} · ${household}`}>
			<p className="text-lg font-bold">{t('register:letters.letter.greeting', { household })}</p>
			<p className="mt-2">{t('register:letters.letter.what', { estate })}</p>
			<p className="mt-4 border-y-2 border-ink py-2 text-center text-2xl font-bold">
				<span className="mr-4 text-lg">{t('register:letters.letter.code')}</span>
				<span className="whitespace-nowrap font-mono tracking-widest">{code}</span>
			</p>
			<div className="mt-4 flex flex-col items-center gap-6 sm:flex-row sm:justify-between print:flex-row print:justify-between">
				<div className="min-w-0 break-words">
					<h3 className="text-lg font-bold">{t('register:letters.letter.steps-title')}</h3>
					<ol className="mt-1 list-decimal pl-6">
						{steps.map((step) => (
							<li key={step} className="py-1">
								{step}
							</li>
						))}
					</ol>
				</div>
				<figure className="w-40 shrink-0 text-center">
					<QrCode {...qr} />
					<figcaption>{t('register:letters.letter.scan')}</figcaption>
				</figure>
			</div>
			<p className="mt-3 font-semibold">{t('register:letters.letter.paper')}</p>
			<p className="mt-3">
				{t('register:letters.letter.help')}
				{captain
					? t('register:letters.letter.captain', captain)
					: t('register:letters.letter.office-visit', { office })}
			</p>
			<p className="mt-3 text-muted">{t('register:letters.letter.secret', { until: expires })}</p>
			<p className="mt-4 text-right">
				{office}
				<br />
				{day}
			</p>
		</PrintSheet>
	)
}
