import { useTranslation } from 'react-i18next'
import { paths } from '~/paths'
import { TextLink } from './text-link'

interface SiteFooterProps {
	/** Who runs the portal, its advice line and the site's record number: of the configuration, left out where it says nothing. */
	name?: string | undefined
	phone?: string | undefined
	record?: string | undefined
}

/** Who answers for this portal, and whom to call. */
export function SiteFooter({ name, phone, record }: SiteFooterProps) {
	const { t } = useTranslation()
	return (
		<footer className="foot mt-10 border-t border-line text-sm text-muted">
			<div className="mx-auto flex max-w-page flex-wrap items-center gap-x-6 px-4 py-4">
				{name && <span>{t('common:site.issued-by', { name })}</span>}
				{phone ? (
					<span>
						{t('common:site.advice-line')}{' '}
						<TextLink to={`tel:${phone.replace(/[^\d+]/g, '')}`} block>
							{phone}
						</TextLink>
					</span>
				) : (
					<span>{t('common:site.advice')}</span>
				)}
				<span>
					{t('common:site.supervision')}{' '}
					<TextLink to="tel:12345" block>
						12345
					</TextLink>
				</span>
				{record && <span>{t('common:site.record-number', { record })}</span>}
				<TextLink to={paths.privacy()} block>
					{t('common:site.privacy')}
				</TextLink>
				<TextLink to={paths.accessibility()} block>
					{t('common:site.accessibility')}
				</TextLink>
			</div>
		</footer>
	)
}
