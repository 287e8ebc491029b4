import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { translator } from '~/platform/i18n.server'
import { PageHeader, PlainText, Section } from '~/ui'

const parts = ['what', 'why', 'who', 'sms', 'kept', 'rights', 'cookies']

export async function loader({ request }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	return {
		title: t('legal:privacy.title'),
		lead: t('legal:privacy.lead'),
		parts: parts.map((part) => ({ title: t(`legal:privacy.${part}.title`), text: t(`legal:privacy.${part}.text`) })),
	}
}

export default function Privacy() {
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
