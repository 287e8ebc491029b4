import { Form, useFetcher } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, HiddenField } from '~/ui'

/** “I have read it”: a button that needs no JavaScript; with it the page says so by itself, once. */
export function MarkRead({ done }: { done: boolean }) {
	const { t } = useTranslation()
	const fetcher = useFetcher()
	const sent = useRef(false)
	useEffect(() => {
		if (done || sent.current) return
		sent.current = true
		fetcher.submit({ act: 'opened' }, { method: 'post' })
	}, [done, fetcher])
	if (done) return <p className="my-4 font-semibold text-jade">{t('notices:read.done')}</p>
	return (
		<Form method="post" className="my-4">
			<HiddenField name="act" value="read" />
			<Button>{t('notices:read.button')}</Button>
		</Form>
	)
}
