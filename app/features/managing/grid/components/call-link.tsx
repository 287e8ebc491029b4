import { useTranslation } from 'react-i18next'
import { TextLink } from '~/ui'

/** Calls when it is tapped; the number in groups, as it is read aloud. */
export function CallLink({ phone }: { phone: string }) {
	const { t } = useTranslation()
	return (
		<TextLink to={`tel:${phone}`} block>
			{t('grid:door.call', { phone: `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}` })}
		</TextLink>
	)
}
