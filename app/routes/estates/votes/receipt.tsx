import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { requireEstate } from '~/features/estates/find-estate.server'
import { requireActor } from '~/features/identity/actor.server'
import { ReceiptProof } from '~/features/planning/proof/components/receipt-proof'
import { receiptCode } from '~/features/planning/proof/receipt-file.server'
import { doorsText } from '~/features/planning/votes/components/doors-text'
import { receiptFor } from '~/features/planning/votes/receipt.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { env } from '~/platform/env.server'
import { formatArea, formatDeadline, formatInstant } from '~/platform/format'
import { translator } from '~/platform/i18n.server'
import { qrShape } from '~/platform/qr.server'
import { notFound } from '~/platform/respond.server'
import { ButtonRow, Callout, Facts, LinkButton, PageHeader, Section, Steps, TextLink } from '~/ui'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId)
	const { voteId, receiptNumber } = params
	const receipt = await receiptFor(actor, estate.id, { voteId, receiptNumber }, now())
	if (!receipt) throw notFound()
	const title = t(receipt.standing === 'counts' ? 'receipts:receipt.title' : 'receipts:receipt.title-earlier')
	const key = { estateId: estate.id, voteId: receipt.vote.id }
	const code = await receiptCode(key, receipt.receiptNumber)
	const address = code === null ? null : new URL(`${paths.verify()}#r=${code}`, env.PUBLIC_ORIGIN ?? request.url).href
	return {
		title,
		estateId: estate.id,
		receipt,
		qr: address === null ? null : qrShape(address, t('proof:receipt.qr-label'), 'L'),
	}
}

export default function Receipt() {
	const { t, i18n } = useTranslation()
	const { title, estateId, receipt, qr } = useLoaderData<typeof loader>()
	const { vote, choices } = receipt
	const counts = receipt.standing === 'counts'
	const mayChange = vote.state === 'open' && receipt.mayChange
	const steps = ['choose', 'check', 'done'].map((step) => t(`ballots:ballot.step-${step}`))
	return (
		<>
			{counts && receipt.by === 'me' && vote.state === 'open' && (
				<div className="print:hidden">
					<Steps labels={steps} current={3} />
				</div>
			)}
			<PageHeader title={title} />
			<Callout tone={counts ? 'ok' : 'wait'} title={`${t('receipts:receipt.number')} ${receipt.receiptNumber}`}>
				{t(`receipts:receipt.standing-${receipt.standing}`)}
			</Callout>
			<Facts
				items={[
					{ label: t('receipts:receipt.vote'), value: vote.title },
					{ label: t('receipts:receipt.when'), value: formatInstant(receipt.castAt, i18n.language) },
					{
						label: t('receipts:receipt.homes'),
						value: `${doorsText(t, receipt.doors)} · ${formatArea(receipt.area)}`,
					},
					{
						label: t('receipts:receipt.by'),
						value: t(`votes:by.${receipt.by}`),
					},
				]}
			/>
			<Section title={t('receipts:receipt.choices')}>
				<Facts
					items={choices.map((choice) => ({
						label: t('votes:ballot.legend', { number: choice.position, title: choice.title }),
						value: <strong>{t(`votes:ballot.${choice.choice}`)}</strong>,
					}))}
				/>
			</Section>
			<ReceiptProof estateId={estateId} voteId={vote.id} receiptNumber={receipt.receiptNumber} qr={qr} />
			<p className="max-w-text">{t('receipts:receipt.keep')}</p>
			<p className="max-w-text">
				{mayChange
					? t('receipts:receipt.how-change', { deadline: formatDeadline(vote.closesAt, i18n.language) })
					: t(vote.state === 'open' ? 'receipts:receipt.once' : 'receipts:receipt.closed')}
			</p>
			{receipt.by !== 'me' && (
				<p className="max-w-text print:hidden">
					<TextLink to={paths.voteObjections(estateId, vote.id, receipt.ballotId)} block>
						{t('receipts:receipt.object')}
					</TextLink>
				</p>
			)}
			<div className="print:hidden">
				<ButtonRow>
					<LinkButton to={paths.vote(estateId, vote.id)}>{t('receipts:receipt.to-vote')}</LinkButton>
					{mayChange && (
						<TextLink to={paths.ballot(estateId, vote.id, receipt.voterId)} block>
							{t('receipts:receipt.change')}
						</TextLink>
					)}
				</ButtonRow>
			</div>
		</>
	)
}
