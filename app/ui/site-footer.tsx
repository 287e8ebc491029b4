import { useTranslation } from 'react-i18next'
import { paths } from '~/paths'
import { TextLink } from './text-link'

/** Who answers for this portal, and whom to call. */
export function SiteFooter() {
	const { t } = useTranslation()
	return (
		<footer className="foot mt-10 border-t border-line text-sm text-muted">
			<div className="mx-auto flex max-w-page flex-wrap items-center gap-x-6 px-4 py-4">
				<span>{t('common:site.issued-by')}</span>
				<span>{t('common:site.advice')}</span>
				<span>
					{t('common:site.supervision')}{' '}
					<TextLink to="tel:12345" block>
						12345
					</TextLink>
				</span>
				<span>{t('common:site.record-number')}</span>
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
