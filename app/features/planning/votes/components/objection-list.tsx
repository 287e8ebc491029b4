import type { SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '~/paths'
import { formatInstant } from '~/platform/format'
import {
	Button,
	Disclosure,
	HiddenField,
	PlainText,
	RadioField,
	sentForm,
	Tag,
	TextArea,
	TextLink,
	type Tone,
} from '~/ui'
import type { ObjectionsPage } from '../objections/page.server'
import type { ObjectionState } from '../objections/rules'

type Line = ObjectionsPage['lines'][number]

const tones: Record<ObjectionState, Tone> = { open: 'wait', upheld: 'ok', rejected: 'neutral', withdrawn: 'neutral' }

interface ObjectionListProps {
	estateId: string
	page: ObjectionsPage
	lastResult: SubmissionResult<string[]> | undefined
}

/** Every objection with its kind and state; words only for who raised it and for the officer, who answers here. */
export function ObjectionList({ estateId, page, lastResult }: ObjectionListProps) {
	const { t, i18n } = useTranslation()
	return (
		<ul className="divide-y divide-line">
			{page.lines.map((line) => (
				<li key={line.id} className="py-3">
					<p className="flex flex-wrap items-center gap-x-3">
						<span className="font-bold">{t(`objections:kind.${line.kind}`)}</span>
						<Tag tone={tones[line.state]}>{t(`objections:state.${line.state}`)}</Tag>
						<span className="text-muted">
							{t('objections:line.raised', { when: formatInstant(line.raisedAt, i18n.language) })}
							{line.answeredAt !== null &&
								` · ${t('objections:line.answered', { when: formatInstant(line.answeredAt, i18n.language) })}`}
						</span>
					</p>
					{line.consequence && <p className="text-muted">{t(`objections:consequence.${line.consequence}`)}</p>}
					{line.words && <Words words={line.words} />}
					{line.mayWithdraw && (
						<Form method="post" className="mt-2">
							<HiddenField name="intent" value="withdraw" />
							<HiddenField name="objectionId" value={line.id} />
							<Button variant="quiet">{t('objections:withdraw.submit')}</Button>
						</Form>
					)}
					{line.mayAnswer && (
						<Disclosure summary={t('objections:answer.summary')} open={isAbout(lastResult, line.id)}>
							<AnswerForm
								line={line}
								frozen={page.vote.frozen}
								links={{ register: paths.register(estateId), vote: paths.vote(estateId, page.vote.id) }}
								lastResult={isAbout(lastResult, line.id) ? lastResult : undefined}
							/>
						</Disclosure>
					)}
				</li>
			))}
		</ul>
	)
}

function isAbout(lastResult: SubmissionResult<string[]> | undefined, objectionId: string): boolean {
	return lastResult?.initialValue?.objectionId === objectionId
}

function Words({ words }: { words: NonNullable<Line['words']> }) {
	const { t } = useTranslation()
	const about = [
		words.own ? t('objections:line.own') : null,
		words.raisedBy ? t('objections:line.by', { name: words.raisedBy }) : null,
		words.door ? t('objections:line.door', { door: words.door }) : null,
	].filter((part) => part !== null)
	return (
		<div className="mt-1">
			<p className="text-muted">{about.join(' · ')}</p>
			<PlainText>{words.body}</PlainText>
			{words.answer && (
				<div className="mt-2 border-l-4 border-line pl-4">
					<p className="font-semibold">{t('objections:line.answer')}</p>
					<PlainText>{words.answer}</PlainText>
				</div>
			)}
		</div>
	)
}

interface AnswerFormProps {
	line: Line
	frozen: boolean
	links: { register: string; vote: string }
	lastResult: SubmissionResult<string[]> | undefined
}

function AnswerForm({ line, frozen, links, lastResult }: AnswerFormProps) {
	const { t } = useTranslation()
	const { form, field } = sentForm(`answer-${line.id}`, lastResult)
	const hint = line.kind === 'roll' ? (frozen ? 'hint-roll-after' : 'hint-roll-before') : `hint-${line.kind}`
	return (
		<Form method="post" id={form.id} noValidate>
			<HiddenField name="intent" value="answer" />
			<HiddenField name="objectionId" value={line.id} />
			<p className="text-muted">{t(`objections:answer.${hint}`)}</p>
			{line.kind === 'roll' && (
				<TextLink to={frozen ? links.vote : links.register} block>
					{t(frozen ? 'objections:answer.to-vote' : 'objections:answer.to-register')}
				</TextLink>
			)}
			<RadioField
				field={field('outcome')}
				label={t('objections:answer.outcome')}
				inline
				options={[
					{ value: 'upheld', label: t('objections:answer.upheld') },
					{ value: 'rejected', label: t('objections:answer.rejected') },
				]}
			/>
			<TextArea field={field('answer')} label={t('objections:answer.text')} rows={3} maxLength={1000} />
			<Button>{t('objections:answer.submit')}</Button>
		</Form>
	)
}
