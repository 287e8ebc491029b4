import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ReceiptChecker } from '~/features/planning/proof/components/receipt-checker'
import { portalKey } from '~/features/planning/proof/signer.server'
import { paths } from '~/paths'
import { translator } from '~/platform/i18n.server'
import { PageHeader, Section, TextLink } from '~/ui'

export async function loader({ request }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	return { title: t('verify:title'), portalKey: portalKey() }
}

export default function Verify() {
	const { t } = useTranslation()
	const { title, portalKey } = useLoaderData<typeof loader>()
	return (
		<>
			<PageHeader title={title} lead={t('verify:lead')} />
			<ReceiptChecker portalKey={portalKey} />
			<Section title={t('verify:otherwise.title')}>
				<p className="max-w-text">{t('verify:otherwise.text')}</p>
				<p>
					<TextLink to={paths.verifyProgram()} block document>
						{t('verify:otherwise.program')}
					</TextLink>
				</p>
				<p className="max-w-text break-all font-mono text-sm">python3 verify.py WG-….json</p>
			</Section>
		</>
	)
}
