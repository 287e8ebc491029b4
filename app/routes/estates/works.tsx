import { useForm } from '@conform-to/react'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { finishWorks } from '~/features/building/finish-works.server'
import { worksForm } from '~/features/building/forms'
import { startWorks } from '~/features/building/start-works.server'
import { GateCard } from '~/features/estates/components/gate-card'
import { requireEstate } from '~/features/estates/find-estate.server'
import { requireActor } from '~/features/identity/actor.server'
import { gateFor } from '~/features/oversight/queries.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { formatDay } from '~/platform/format'
import { readForm, refuse } from '~/platform/forms.server'
import { translator } from '~/platform/i18n.server'
import { redirectWithFlash } from '~/platform/respond.server'
import { shanghaiDay } from '~/platform/shanghai'
import {
	Button,
	Callout,
	DateField,
	EmptyState,
	ErrorSummary,
	HiddenField,
	LinkButton,
	PageHeader,
	TextLink,
} from '~/ui'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const estate = await requireEstate(await requireActor(request), params.estateId, 'write-plan')
	const gate = estate.worksStartedAt === null ? await gateFor(estate, now()) : null
	return {
		title: t('estates:works.title'),
		estateId: estate.id,
		started: dayOf(estate.worksStartedAt),
		finished: dayOf(estate.worksFinishedAt),
		gate: gate && { lines: gate.lines, whyNotStart: gate.whyNotStart },
		today: shanghaiDay(now()),
	}
}

const dayOf = (instant: number | null) => (instant === null ? null : shanghaiDay(instant))

export async function action({ request, params }: ActionFunctionArgs) {
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId, 'write-plan')
	const form = await readForm(request, worksForm)
	if (!form.ok) return form.reply
	const deed = form.value.act === 'start' ? startWorks : finishWorks
	const works = await deed(actor, estate, form.value, now())
	if (!works.ok) return refuse(works, form.sent)
	const flash = form.value.act === 'start' ? 'estates:flash.works-started' : 'estates:flash.works-finished'
	return redirectWithFlash(paths.building(estate.id), flash)
}

export default function Works() {
	const { t, i18n } = useTranslation()
	const { title, estateId, started, finished, gate, today } = useLoaderData<typeof loader>()
	const day = (date: string) => formatDay(date, i18n.language)
	const shut = gate !== null && gate.whyNotStart !== null
	return (
		<>
			<PageHeader
				title={title}
				lead={t('estates:works.lead')}
				back={{ to: paths.building(estateId), label: t('place:section.building') }}
			/>
			{started && <Callout tone="ok">{t('estates:works.started', { day: day(started) })}</Callout>}
			{finished && <Callout tone="ok">{t('estates:works.finished', { day: day(finished) })}</Callout>}
			{started && finished && (
				<EmptyState
					title={t('estates:works.both-done')}
					next={t('estates:works.both-done-next')}
					action={<LinkButton to={paths.surveyNew(estateId)}>{t('estates:works.to-survey')}</LinkButton>}
				/>
			)}
			{shut && <Shut estateId={estateId} gate={gate} />}
			{!started && !shut && <DayForm key="start" act="start" today={today} />}
			{started && !finished && <DayForm key="finish" act="finish" today={today} from={started} />}
		</>
	)
}

function Shut({ estateId, gate }: { estateId: string; gate: Parameters<typeof GateCard>[0]['gate'] }) {
	const { t } = useTranslation()
	const reply = useActionData<typeof action>()
	return (
		<>
			<ErrorSummary refusal={reply?.refusal} facts={reply?.facts} />
			<Callout tone="wait" title={t('estates:works.shut')}>
				<TextLink to={paths.review(estateId)} block>
					{t('estates:works.to-review')}
				</TextLink>
			</Callout>
			<GateCard estateId={estateId} gate={gate} />
		</>
	)
}

function DayForm({ act, today, from }: { act: 'start' | 'finish'; today: string; from?: string }) {
	const { t } = useTranslation()
	const reply = useActionData<typeof action>()
	const [form, fields] = useForm<z.input<typeof worksForm>>({
		id: `works-${act}`,
		lastResult: reply?.lastResult ?? null,
		defaultValue: { day: today },
	})
	const label = t(`estates:works.${act}-day`)
	return (
		<Form method="post" id={form.id} noValidate>
			<ErrorSummary form={form} refusal={reply?.refusal} facts={reply?.facts} labels={{ day: label }} />
			<HiddenField name="act" value={act} />
			<DateField field={fields.day} label={label} hint={t(`estates:works.${act}-hint`)} min={from} max={today} />
			<Button>{t(`estates:works.${act}`)}</Button>
		</Form>
	)
}
