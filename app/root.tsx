import { data, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node'
import {
	isRouteErrorResponse,
	Links,
	Outlet,
	Scripts,
	ScrollRestoration,
	useLoaderData,
	useLocation,
	useRouteError,
	useRouteLoaderData,
} from '@remix-run/react'
import { type ReactNode, Suspense, useContext, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { currentActor } from '~/features/identity/actor.server'
import { env } from '~/platform/env.server'
import { languageOf } from '~/platform/i18n.server'
import { messageText } from '~/platform/message'
import { textSizeOf } from '~/platform/preferences.server'
import { flashOf, forgetFlash } from '~/platform/respond.server'
import { paths } from './paths'
import styles from './tailwind.css?url'
import { ErrorPage } from './ui/error-page'
import { FlashBanner } from './ui/flash-banner'
import { Masthead } from './ui/masthead'
import { Rendering } from './ui/rendering'
import { SiteFooter } from './ui/site-footer'
import { TextLink } from './ui/text-link'
import { Title } from './ui/title'

export const links: LinksFunction = () => [
	{ rel: 'stylesheet', href: styles },
	{ rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
]

export async function loader({ request }: LoaderFunctionArgs) {
	const [lng, actor] = await Promise.all([languageOf(request), currentActor(request)])
	const flash = flashOf(request)
	return data(
		{
			lng,
			size: textSizeOf(request),
			actor: actor && { kind: actor.kind, displayName: actor.displayName },
			// an object of its own each time, so that the same words twice are two messages
			flash: flash ? { text: flash } : null,
			demo: env.DEMO,
			body: { name: env.ISSUING_BODY, phone: env.ADVICE_PHONE, record: env.RECORD_NUMBER },
		},
		{ headers: flash ? { 'Set-Cookie': forgetFlash() } : undefined },
	)
}

export function Layout({ children }: { children: ReactNode }) {
	const root = useRouteLoaderData<typeof loader>('root')
	const { nonce } = useContext(Rendering)
	const { t, i18n } = useTranslation()
	useLanguageOf(root?.lng)
	return (
		<html lang={i18n.language} data-size={root?.size}>
			<head>
				<meta charSet="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<meta name="theme-color" content="#A63E26" />
				<meta name="format-detection" content="telephone=no" />
				<PageTitle />
				<Links />
			</head>
			<body>
				<a href="#main" className="skip">
					{t('common:site.skip')}
				</a>
				<Masthead actor={root?.actor ?? null} large={root?.size === 'large'} demo={root?.demo ?? false} />
				<main id="main" tabIndex={-1} className="mx-auto w-full max-w-page flex-1 px-4 py-4">
					<Suspense>{children}</Suspense>
				</main>
				<SiteFooter {...root?.body} />
				<NeededWords />
				<ScrollRestoration nonce={nonce} />
				<Scripts nonce={nonce} />
			</body>
		</html>
	)
}

/** A component of its own, so that it is rendered after the page, when its words are known; the browser reads it before it hydrates. */
function NeededWords() {
	const { namespaces } = useContext(Rendering)
	return <template data-words={namespaces && [...namespaces].join(' ')} suppressHydrationWarning />
}

export default function App() {
	const { flash } = useLoaderData<typeof loader>()
	const { t } = useTranslation()
	const said = useOnce(flash)
	return (
		<>
			{said && <FlashBanner text={messageText(t, said.text)} />}
			<Outlet />
		</>
	)
}

export function ErrorBoundary() {
	const { t } = useTranslation()
	const kind = errorKind(useRouteError())
	const steps = [
		<TextLink key="home" to={paths.home()} block>
			{t('common:error-page.home')}
		</TextLink>,
		kind === 'not-found' && (
			<TextLink key="search" to={paths.search()} block>
				{t('common:error-page.search')}
			</TextLink>
		),
		kind === 'forbidden' && (
			<TextLink key="me" to={paths.me()} block>
				{t('common:error-page.me')}
			</TextLink>
		),
		<span key="call">{t('common:error-page.call')}</span>,
	]
	return (
		<ErrorPage
			title={t(`common:error-page.${kind}`)}
			text={t(`common:error-page.${kind}-text`)}
			steps={steps.filter(Boolean)}
		/>
	)
}

function PageTitle() {
	const { t } = useTranslation()
	const error = useRouteError()
	return <Title instead={error == null ? undefined : t(`common:error-page.${errorKind(error)}`)} />
}

function errorKind(error: unknown): 'not-found' | 'forbidden' | 'too-many' | 'not-understood' | 'broken' {
	if (!isRouteErrorResponse(error)) return 'broken'
	if (error.status === 400) return 'not-understood'
	if (error.status === 404) return 'not-found'
	if (error.status === 429) return 'too-many'
	return error.status === 401 || error.status === 403 ? 'forbidden' : 'broken'
}

/** Says a message on the page it came with, and not again on the next. */
function useOnce<Message>(message: Message | null): Message | null {
	const { key } = useLocation()
	const [seen, setSeen] = useState({ message, key })
	if (seen.message !== message) setSeen({ message, key })
	return seen.message === message && seen.key !== key ? null : message
}

/** Words are of the document's language: when it changes elsewhere, the document is loaded again. */
function useLanguageOf(lng: string | undefined) {
	const { i18n } = useTranslation()
	useEffect(() => {
		if (lng !== undefined && lng !== i18n.language) window.location.reload()
	}, [lng, i18n])
}
