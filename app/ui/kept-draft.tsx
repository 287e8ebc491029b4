import { Form, type FormProps, useActionData, useNavigation, useSubmit } from '@remix-run/react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Callout } from './callout'
import { isUnsent } from './kept-action'
import { type Control, draftPlace, hasChosenFile, putFields, takeFields } from './kept-fields'
import { draftAt, forgetDraft, forgetOldDrafts, keepDraft } from './kept-store'

interface KeptDraftProps extends FormProps {
	/** The id of who types: a draft is theirs alone. */
	person: string
	/** What the form is about, e.g. `visit:${voteId}:${unitId}`. */
	name: string
	/** Made by the loader. The form posts it as `requestKey`: the same entry sent twice is one. */
	requestKey: string
}

type Sender = HTMLFormElement | HTMLButtonElement | null
type State = 'empty' | 'kept' | 'restored' | 'waiting'

const retryAfter = 15_000

/**
 * A <Form method="post"> whose text, choices and ticks survive a lost network and a closed page: they are kept on the phone
 * while they are typed, put back, and sent again under the same key when the network is back. Files are not kept. Forgotten
 * when the server has answered, at signing out and after two weeks. Its page exports `keptAction` as `clientAction`.
 */
export function KeptDraft({ person, name, requestKey, children, onSubmit, onChange, ...form }: KeptDraftProps) {
	const place = draftPlace(person, name)
	const element = useRef<HTMLFormElement>(null)
	const sender = useRef<Sender>(null)
	const [key, setKey] = useState(requestKey)
	const [state, setState] = useState<State>('empty')
	const [fileLost, setFileLost] = useState(false)
	const reply = useActionData<unknown>()
	/** The failed sending after which something was changed: that is not sent without being asked. */
	const [changedAfter, setChangedAfter] = useState<unknown>()
	const waiting = isUnsent(reply) && reply.unsent === key && reply !== changedAfter

	useEffect(() => {
		forgetOldDrafts()
		const draft = draftAt(place)
		setKey(draft?.requestKey ?? requestKey)
		setState(draft ? 'restored' : 'empty')
		setFileLost(draft?.file ?? false)
		if (draft) putFields(controlsOf(element.current), draft.fields)
	}, [place, requestKey])

	useResending(sender, waiting)

	const keep = () => {
		const controls = controlsOf(element.current)
		const file = hasChosenFile(controls)
		if (file) setFileLost(false)
		return keepDraft(place, { at: Date.now(), requestKey: key, fields: takeFields(controls), file })
	}
	const changed = (event: FormEvent<HTMLFormElement>) => {
		onChange?.(event)
		setChangedAfter(reply)
		setState(keep() ? 'kept' : 'empty')
	}
	const submitted = (event: FormEvent<HTMLFormElement>) => {
		onSubmit?.(event)
		if (event.defaultPrevented) return
		sender.current = senderOf(event)
		keep()
	}
	const clear = () => {
		forgetDraft(place)
		element.current?.reset()
		setKey(requestKey)
		setState('empty')
		setFileLost(false)
	}
	return (
		<Form {...form} key={requestKey} ref={element} method="post" onChange={changed} onSubmit={submitted}>
			<input type="hidden" name="requestKey" value={key} />
			{children}
			<Said state={waiting ? 'waiting' : state} fileLost={fileLost} clear={clear} />
		</Form>
	)
}

function controlsOf(form: HTMLFormElement | null): Control[] {
	const controls: Control[] = []
	for (const element of form?.elements ?? []) {
		if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) controls.push(element)
		else if (element instanceof HTMLSelectElement) controls.push(element)
	}
	return controls
}

/** The button that was pressed, whose value belongs to the entry; else the form. */
function senderOf({ nativeEvent, currentTarget }: FormEvent<HTMLFormElement>): Sender {
	const pressed = 'submitter' in nativeEvent ? nativeEvent.submitter : null
	return pressed instanceof HTMLButtonElement ? pressed : currentTarget
}

/** Sends again when the browser says that the network is back, and now and then because it does not always say so. */
function useResending(sender: { current: Sender }, waiting: boolean) {
	const submit = useSubmit()
	const idle = useNavigation().state === 'idle'
	useEffect(() => {
		if (!waiting || !idle) return
		const again = () => {
			if (sender.current) submit(sender.current)
		}
		const timer = window.setInterval(again, retryAfter)
		window.addEventListener('online', again)
		return () => {
			window.clearInterval(timer)
			window.removeEventListener('online', again)
		}
	}, [sender, submit, waiting, idle])
}

function Said({ state, fileLost, clear }: { state: State; fileLost: boolean; clear: () => void }) {
	const { t } = useTranslation()
	return (
		<div role="status" className="mt-3 print:hidden">
			{state === 'kept' && <p className="text-muted">{t('kept:kept')}</p>}
			{state === 'waiting' && (
				<Callout tone="wait" title={t('kept:waiting')}>
					{t('kept:waiting-text')}
				</Callout>
			)}
			{state === 'restored' && (
				<Callout tone="wait" title={t('kept:restored')}>
					<p>{t(fileLost ? 'kept:restored-file' : 'kept:restored-text')}</p>
					<button type="button" onClick={clear} className="link inline-flex min-h-touch items-center font-semibold">
						{t('kept:clear')}
					</button>
				</Callout>
			)}
		</div>
	)
}
