import { useTranslation } from 'react-i18next'
import { paths } from '~/paths'

/** The photo of a paper, as large as the page; the file itself behind it. */
export function PaperPhoto({ estateId, fileId, number }: { estateId: string; fileId: string; number: number }) {
	const { t } = useTranslation()
	const file = paths.file(estateId, fileId)
	return (
		<figure className="my-4">
			<a href={file} target="_blank" rel="noreferrer">
				<img
					src={file}
					alt={t('papers:again.photo', { number })}
					className="max-h-[80vh] w-full max-w-text rounded-lg border border-line bg-card object-contain"
				/>
				<span className="link inline-flex min-h-touch items-center">{t('papers:again.photo-open')}</span>
			</a>
		</figure>
	)
}
