import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** Opens the browser's print dialogue; there only where JavaScript is. */
export function PrintButton() {
	const { t } = useTranslation()
	const [able, setAble] = useState(false)
	useEffect(() => setAble(true), [])
	if (!able) return null
	return (
		<p className="mt-4">
			<button
				type="button"
				className="link inline-flex min-h-touch min-w-touch items-center"
				onClick={() => window.print()}
			>
				{t('notices:paper.print')}
			</button>
		</p>
	)
}
