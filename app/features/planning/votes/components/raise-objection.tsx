import type { SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '~/paths'
import { formatInstant } from '~/platform/format'
import { Button, Card, HiddenField, LinkList, RadioField, SelectField, sentForm, TextArea } from '~/ui'
import type { ObjectionsPage } from '../objections/page.server'

interface RaiseObjectionProps {
	page: ObjectionsPage
	lastResult: SubmissionResult<string[]> | undefined
}

/** A resident's objection: to a ballot when the page was opened for one, else to what is open to objections now. */
export function RaiseObjection({ page, lastResult }: RaiseObjectionProps) {
	const { t, i18n } = useTranslation()
	const { form, field } = sentForm('raise', lastResult)
	const { ballot } = page
	const kinds = page.kinds.filter((kind) => (ballot ? kind === 'ballot' : kind !== 'ballot'))
	const [only] = kinds
	const typedKey = lastResult?.initialValue?.requestKey
	return (
		<Card title={t(ballot ? 'objections:raise.ballot-title' : 'objections:raise.title')}>
			{ballot && (
				<>
					<p>
						{t('objections:line.ballot-shown', {
							seq: ballot.seq,
							when: formatInstant(ballot.castAt, i18n.language),
						})}
					</p>
					<p className="text-muted">{t('objections:raise.ballot-lead')}</p>
				</>
			)}
			<Form method="post" id={form.id} noValidate>
				<HiddenField name="intent" value="raise" />
				<HiddenField name="requestKey" value={typeof typedKey === 'string' ? typedKey : page.requestKey} />
				{ballot && <HiddenField name="ballotId" value={ballot.id} />}
				{kinds.length === 1 && only ? (
					<HiddenField name="kind" value={only} />
				) : (
					<RadioField
						field={field('kind')}
						label={t('objections:raise.kind')}
						options={kinds.map((kind) => ({
							value: kind,
							label: t(`objections:kind.${kind}`),
							hint: t(`objections:kind-hint.${kind}`),
						}))}
					/>
				)}
				{!ballot && (
					<SelectField
						field={field('unitId')}
						label={t('objections:raise.door')}
						empty={t('objections:raise.door-none')}
						options={page.doors.map(({ unitId, name }) => ({ value: unitId, label: name }))}
					/>
				)}
				<TextArea
					field={field('body')}
					label={t('objections:raise.body')}
					hint={t('objections:raise.body-hint')}
					rows={4}
					maxLength={1000}
				/>
				<Button>{t('objections:raise.submit')}</Button>
			</Form>
		</Card>
	)
}

/** The ballots given in the household's name, each with its way to dispute it. Nothing when there is none. */
export function OwnBallots({ estateId, page }: { estateId: string; page: ObjectionsPage }) {
	const { t, i18n } = useTranslation()
	if (page.ballots.length === 0) return null
	return (
		<Card title={t('objections:own-ballots.title')}>
			<p className="text-muted">{t('objections:own-ballots.lead')}</p>
			<LinkList
				items={page.ballots.map(({ id, seq, channel, castAt, doors }) => ({
					key: id,
					title: t('objections:own-ballots.dispute', { seq }),
					to: paths.voteObjections(estateId, page.vote.id, id),
					note: t('objections:own-ballots.note', {
						doors,
						channel: t(`objections:channel.${channel}`),
						when: formatInstant(castAt, i18n.language),
					}),
				}))}
			/>
		</Card>
	)
}
