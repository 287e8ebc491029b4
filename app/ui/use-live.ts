import { useRevalidator } from '@remix-run/react'
import { useEffect, useState } from 'react'

/** The router shows an error page when it cannot reach the server: asked first, a lost network leaves the old figures. */
async function isReachable(): Promise<boolean> {
	try {
		return (await fetch('/livez', { cache: 'no-store' })).ok
	} catch {
		return false
	}
}

/**
 * Asks for the page's figures anew now and then, while somebody looks at it. Answers when the browser got the present ones;
 * null on the server's page, which is the same for the same figures.
 */
export function useLive(figures: unknown, every: number): number | null {
	const { revalidate } = useRevalidator()
	const [renewedAt, setRenewedAt] = useState<number | null>(null)
	// biome-ignore lint/correctness/useExhaustiveDependencies: new figures, new time
	useEffect(() => setRenewedAt(Date.now()), [figures])
	useEffect(() => {
		const timer = window.setInterval(async () => {
			if (document.visibilityState === 'visible' && (await isReachable())) revalidate()
		}, every)
		return () => window.clearInterval(timer)
	}, [every, revalidate])
	return renewedAt
}
