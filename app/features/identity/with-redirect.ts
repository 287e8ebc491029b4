import { safeRedirect } from '~/platform/safe-redirect'

/** A step of signing in that remembers where the person wanted to go. */
export function withRedirect(step: string, redirectTo: string | null | undefined): string {
	const next = safeRedirect(redirectTo)
	return next === '/' ? step : `${step}?${new URLSearchParams({ redirectTo: next })}`
}
