import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'

/** Asks for the page's figures anew now and then, while somebody looks at it and nothing else is under way. */
export function useLive(every: number) {
	const { revalidate, state } = useRevalidator()
	useEffect(() => {
		const timer = window.setInterval(() => {
			if (document.visibilityState === 'visible' && navigator.onLine && state === 'idle') revalidate()
		}, every)
		return () => window.clearInterval(timer)
	}, [every, revalidate, state])
}
