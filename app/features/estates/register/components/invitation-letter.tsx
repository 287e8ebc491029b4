import { useTranslation } from 'react-i18next'
import { PrintSheet, type QrShape } from '~/ui'

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
	const key = 'register:letters.letter'
	const steps = [
		t(`${key}.step-1`, { address: `${site}/claim` }),
		t(`${key}.step-2`, { code }),
		t(`${key}.step-3`),
		t(`${key}.step-4`),
	]
	return (
		<PrintSheet
			issuer={office}
			title={t(`${key}.title`)}
			period={`${estate} · ${household}`}
			qr={{ ...qr, caption: t(`${key}.scan`) }}
			sign={{ body: office, day, sealNote: t(`${key}.seal`) }}
		>
			<p className="text-lg font-bold">{t(`${key}.greeting`, { household })}</p>
			<p className="mt-2">{t(`${key}.what`, { estate })}</p>
			<p className="mt-4 border-y-2 border-ink py-2 text-center text-2xl font-bold">
				<span className="mr-4 text-lg">{t(`${key}.code`)}</span>
				<span className="whitespace-nowrap font-mono tracking-widest">{code}</span>
			</p>
			<h3 className="mt-4 text-lg font-bold">{t(`${key}.steps-title`)}</h3>
			<ol className="mt-1 list-decimal pl-6">
				{steps.map((step) => (
					<li key={step}>{step}</li>
				))}
			</ol>
			<p className="mt-4 font-semibold">{t(`${key}.paper`)}</p>
			<p className="mt-3">
				{t(`${key}.help`)}
				{captain ? t(`${key}.captain`, captain) : t(`${key}.office-visit`, { office })}
			</p>
			<p className="mt-3 text-muted">{t(`${key}.secret`, { until: expires })}</p>
		</PrintSheet>
	)
}
