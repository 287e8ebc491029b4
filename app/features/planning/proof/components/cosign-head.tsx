import { useNavigation, useSubmit } from '@remix-run/react'
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '~/paths'
import { Button, Callout, Section } from '~/ui'
import { cosign, rememberedSize } from '../witness'

interface CosignProps {
	estateId: string
	voteId: string
	personId: string
	/** The head to sign as the portal signed it, its size, and the portal's key. */
	head: { note: string; size: number }
	portalKey: string
	/** The size of the last head this witness cosigned. */
	last: number
}

async function proofBetween(estateId: string, voteId: string, from: number, to: number): Promise<string[]> {
	if (from === 0 || from >= to) return []
	const answer = await fetch(paths.voteConsistency(estateId, voteId, from, to))
	const body: unknown = await answer.json()
	const proof = typeof body === 'object' && body !== null && 'proof' in body ? body.proof : null
	if (!answer.ok || !Array.isArray(proof)) throw new Error('no proof')
	return proof.filter((hash) => typeof hash === 'string')
}

/** For a captain or a resident supervisor: the device checks the log against what it signed before, and signs the head. */
export function CosignHead({ estateId, voteId, personId, head, portalKey, last }: CosignProps) {
	const { t } = useTranslation()
	const submit = useSubmit()
	const navigation = useNavigation()
	const [ready, setReady] = useState(false)
	const [checking, setChecking] = useState(false)
	const [stop, setStop] = useState<string | null>(null)
	useEffect(() => setReady(true), [])

	const sign = async (event: FormEvent) => {
		event.preventDefault()
		setChecking(true)
		setStop(null)
		try {
			const memory = window.localStorage
			const from = rememberedSize(memory, personId, head.note)
			const proof = await proofBetween(estateId, voteId, from, head.size)
			const signed = cosign(memory, { personId, note: head.note, key: portalKey, proof }, Date.now())
			if (typeof signed === 'string') setStop(signed)
			else submit({ ...signed, size: String(signed.size) }, { method: 'post' })
		} catch (error) {
			setStop(error instanceof DOMException ? 'storage' : 'network')
		}
		setChecking(false)
	}

	const busy = checking || navigation.state !== 'idle'
	return (
		<Section title={t('proof:cosign.title')}>
			<p className="max-w-text">{t('proof:cosign.lead')}</p>
			{!ready && <Callout tone="wait">{t('proof:cosign.script')}</Callout>}
			{stop && <Callout tone="no">{t(`proof:cosign.stop.${stop}`)}</Callout>}
			{ready && last >= head.size && <Callout tone="ok">{t('proof:cosign.done-already')}</Callout>}
			{ready && last < head.size && (
				<form onSubmit={sign} className="mt-3">
					<Button disabled={busy}>
						{t(busy ? 'proof:cosign.working' : 'proof:cosign.button', { size: head.size })}
					</Button>
				</form>
			)}
		</Section>
	)
}
