import { useForm } from '@conform-to/react'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { requireEstate } from '~/features/estates/find-estate.server'
import { issueForm } from '~/features/estates/register/forms'
import { issueLetters } from '~/features/estates/register/issue-letters.server'
import { printable } from '~/features/estates/register/letter-files.server'
import { batchesOf, lettersDue } from '~/features/estates/register/letter-queries.server'
import { requireActor } from '~/features/identity/actor.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { formatInstant } from '~/platform/format'
import { readForm, refuse } from '~/platform/forms.server'
import { translator } from '~/platform/i18n.server'
import { newId } from '~/platform/id'
import { redirectWithFlash } from '~/platform/respond.server'
import {
	Button,
	ButtonRow,
	Card,
	CheckboxesField,
	EmptyState,
	ErrorSummary,
	HiddenField,
	LinkButton,
	LinkList,
	PageHeader,
} from '~/ui'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t, lng } = await translator(request)
	const estate = await requireEstate(await requireActor(request), params.estateId, 'manage-register')
	const at = now()
	const [buildings, batches] = await Promise.all([lettersDue(estate.id), batchesOf(estate.id)])
	return {
		title: t('register:letters.title'),
		estateId: estate.id,
		unitCount: estate.unitCount,
		due: buildings.reduce((sum, building) => sum + building.count, 0),
		buildings: buildings.filter((building) => building.count > 0),
		batches: batches.map(({ id, issuedAt, count, used }) => ({
			id,
			count,
			used,
			when: formatInstant(issuedAt, lng),
			until: issuedAt + printable > at ? formatInstant(issuedAt + printable, lng) : null,
		})),
		requestKey: newId(),
	}
}

export async function action({ request, params }: ActionFunctionArgs) {
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId, 'manage-register')
	const form = await readForm(request, issueForm)
	if (!form.ok) return form.reply
	const { requestKey, buildings = [] } = form.value
	const issued = await issueLetters(actor, estate, { requestKey, buildings }, now())
	if (!issued.ok) return refuse(issued, form.sent)
	const { batchId, count } = issued.value
	return redirectWithFlash(paths.letterBatch(estate.id, batchId), 'register:flash.issued', { count })
}

export default function Letters() {
	const { t } = useTranslation()
	const { title, estateId, unitCount, due, batches } = useLoaderData<typeof loader>()
	return (
		<>
			<PageHeader
				title={title}
				lead={t('register:letters.lead')}
				back={{ to: paths.register(estateId), label: t('register:list.title') }}
			/>
			{unitCount === 0 && (
				<EmptyState
					title={t('register:letters.no-units')}
					next={t('register:list.none-next')}
					action={<LinkButton to={paths.registerImport()}>{t('register:list.import')}</LinkButton>}
				/>
			)}
			{unitCount > 0 && due === 0 && (
				<EmptyState title={t('register:letters.all-claimed')} next={t('register:letters.all-claimed-next')} />
			)}
			{due > 0 && <Issue />}
			{batches.length > 0 && (
				<Card title={t('register:letters.batches')}>
					<LinkList
						items={batches.map((batch) => ({
							key: batch.id,
							title: t('register:letters.batch', { when: batch.when, count: batch.count }),
							...(batch.until ? { to: paths.letterBatch(estateId, batch.id) } : {}),
							note: [
								t('register:letters.batch-note', { used: batch.used }),
								batch.until
									? t('register:letters.printable-until', { when: batch.until })
									: t('register:letters.not-printable'),
							].join(' · '),
						}))}
					/>
				</Card>
			)}
		</>
	)
}

function Issue() {
	const { t } = useTranslation()
	const { due, buildings, requestKey } = useLoaderData<typeof loader>()
	const reply = useActionData<typeof action>()
	const [form, fields] = useForm<z.input<typeof issueForm>>({ id: 'letters', lastResult: reply?.lastResult })
	return (
		<Card title={t('register:letters.unclaimed', { count: due })}>
			<ErrorSummary form={form} refusal={reply?.refusal} facts={reply?.facts} />
			<Form method="post" id={form.id} noValidate>
				<HiddenField name="requestKey" value={requestKey} />
				{buildings.length > 1 && (
					<CheckboxesField
						field={fields.buildings}
						label={t('register:letters.which')}
						hint={t('register:letters.which-hint')}
						options={buildings.map(({ id, name, count }) => ({
							value: id,
							label: t('register:letters.building-count', { name, count }),
						}))}
					/>
				)}
				<p className="max-w-text text-muted">{t('register:letters.replaces')}</p>
				<ButtonRow>
					<Button>{t('register:letters.issue')}</Button>
				</ButtonRow>
			</Form>
		</Card>
	)
}
