import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { translator } from '~/platform/i18n.server'
import { PageHeader, PlainText, Section } from '~/ui'

const parts = ['size', 'reading', 'keyboard', 'old-phones', 'paper', 'standard', 'report']

export async function loader({ request }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	return {
		title: t('legal:accessibility.title'),
		lead: t('legal:accessibility.lead'),
		parts: parts.map((part) => ({
			title: t(`legal:accessibility.${part}.title`),
			text: t(`legal:accessibility.${part}.text`),
		})),
	}
}

export default function Accessibility() {
	const { title, lead, parts } = useLoaderData<typeof loader>()
	return (
		<>
			<PageHeader title={title} lead={lead} />
			{parts.map((part) => (
				<Section key={part.title} title={part.title}>
					<PlainText>{part.text}</PlainText>
				</Section>
			))}
		</>
	)
}
