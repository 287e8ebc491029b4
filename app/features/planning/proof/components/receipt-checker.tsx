import { type ChangeEvent, type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, Callout } from '~/ui'
import { checkReceipt, type ReceiptReport } from '../check-receipt'
import { readCode } from '../receipt-code'
import { receiptIn, textOf } from '../receipt-format'
import { CheckedReceipt } from './checked-receipt'

/** What was pasted or scanned: an address or code, or the text of a file, of which a message may have changed the blanks. */
const checkPasted = (text: string) => checkReceipt(readCode(text) ?? receiptIn(text))

async function checkFile(file: File): Promise<ReceiptReport> {
	const text = textOf(new Uint8Array(await new Response(file).arrayBuffer()))
	return checkReceipt(text)
}

/** Checks a receipt in the browser alone: nothing is sent, and the network may be off once the page is here. */
export function ReceiptChecker({ portalKey }: { portalKey: string }) {
	const { t } = useTranslation()
	const [ready, setReady] = useState(false)
	const [report, setReport] = useState<ReceiptReport | null>(null)

	useEffect(() => {
		const fromAddress = () => {
			if (window.location.hash.startsWith('#r=')) setReport(checkPasted(window.location.hash))
		}
		setReady(true)
		fromAddress()
		window.addEventListener('hashchange', fromAddress)
		return () => window.removeEventListener('hashchange', fromAddress)
	}, [])

	if (!ready) {
		return (
			<Callout tone="wait" title={t('verify:script.title')}>
				{t('verify:script.text')}
			</Callout>
		)
	}
	const opened = async (event: ChangeEvent<HTMLInputElement>) => {
		const [file] = event.target.files ?? []
		if (file) setReport(await checkFile(file))
	}
	const pasted = (event: FormEvent<HTMLFormElement>) => {
		event.preventDefault()
		const text = new FormData(event.currentTarget).get('receipt')
		if (typeof text === 'string' && text.trim() !== '') setReport(checkPasted(text))
	}
	return (
		<>
			<form onSubmit={pasted} className="max-w-text print:hidden">
				<label htmlFor="receipt-file" className="block font-bold">
					{t('verify:file.label')}
				</label>
				<p id="receipt-file-hint" className="text-muted">
					{t('verify:file.hint')}
				</p>
				<input
					id="receipt-file"
					type="file"
					accept=".json,application/json"
					aria-describedby="receipt-file-hint"
					onChange={opened}
					className="control mt-1 w-full"
				/>
				<label htmlFor="receipt-text" className="mt-4 block font-bold">
					{t('verify:paste.label')}
				</label>
				<p id="receipt-text-hint" className="text-muted">
					{t('verify:paste.hint')}
				</p>
				<textarea
					id="receipt-text"
					name="receipt"
					rows={4}
					spellCheck={false}
					aria-describedby="receipt-text-hint"
					className="control mt-1 w-full font-mono text-sm"
				/>
				<div className="mt-3">
					<Button>{t('verify:check')}</Button>
				</div>
			</form>
			<div aria-live="polite">{report && <CheckedReceipt report={report} portalKey={portalKey} />}</div>
		</>
	)
}
