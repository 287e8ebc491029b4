import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { grantsFor } from '~/features/identity/access'
import { currentActor } from '~/features/identity/actor.server'
import { calendarQuery } from '~/features/planning/calendar/forms'
import { calendarYear, knownYears, periodEnd } from '~/features/planning/calendar/queries.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { formatDay, formatInstant } from '~/platform/format'
import { translator } from '~/platform/i18n.server'
import { readQuery } from '~/platform/query.server'
import { shanghaiDay } from '~/platform/shanghai'
import {
	Callout,
	Card,
	DataTable,
	DateField,
	FilterBar,
	LinkButton,
	PageHeader,
	plainField,
	Tag,
	TextField,
	TextLink,
} from '~/ui'

export async function loader({ request }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const actor = await currentActor(request)
	const today = shanghaiDay(now())
	const query = readQuery(request, calendarQuery)
	const { year = Number(today.slice(0, 4)), from, days } = query
	const [years, shown, period] = await Promise.all([
		knownYears(),
		calendarYear(year),
		from !== undefined && days !== undefined ? periodEnd(from, days) : null,
	])
	return {
		title: t('calendar:page.title'),
		year,
		years,
		shown,
		period: period && { ...period, from: from ?? '', days: days ?? 0 },
		from: from ?? today,
		days: String(days ?? ''),
		mayImport: grantsFor(actor, 'keep-calendar').length > 0,
	}
}

export default function Calendar() {
	const { t } = useTranslation()
	const { title, year, years, shown, mayImport } = useLoaderData<typeof loader>()
	const others = [...new Set([...years, year + 1])].filter((other) => other !== year).sort()
	return (
		<>
			<PageHeader
				title={title}
				lead={t('calendar:page.lead')}
				back={{ to: paths.profiles(), label: t('profiles:list.title') }}
				actions={
					<>
						{mayImport && <LinkButton to={paths.calendarImport()}>{t('calendar:page.to-import')}</LinkButton>}
						{others.map((other) => (
							<TextLink key={other} to={paths.calendar({ year: String(other) })} block>
								{t('calendar:page.year', { year: other })}
							</TextLink>
						))}
					</>
				}
			/>
			{shown ? (
				<Year year={year} shown={shown} />
			) : (
				<Callout tone="wait" title={t('calendar:page.none', { year })}>
					{t('calendar:page.none-next')}
				</Callout>
			)}
			<Reckoning />
		</>
	)
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>

function Year({ year, shown }: { year: number; shown: NonNullable<Data['shown']> }) {
	const { t, i18n } = useTranslation()
	const day = (text: string) => formatDay(text, i18n.language)
	return (
		<Card title={t('calendar:page.year', { year })}>
			<DataTable
				caption={t('calendar:page.year', { year })}
				captionHidden
				rows={shown.rests}
				rowKey={(rest) => rest.from}
				columns={[
					{
						key: 'name',
						label: t('calendar:page.name'),
						rowHeader: true,
						cell: (rest) => <span lang="zh-CN">{rest.name}</span>,
					},
					{
						key: 'kind',
						label: t('calendar:page.kind'),
						cell: (rest) => <Tag tone={rest.kind === 'holiday' ? 'ok' : 'wait'}>{t(`calendar:kind.${rest.kind}`)}</Tag>,
					},
					{
						key: 'days',
						label: t('calendar:page.days'),
						cell: (rest) =>
							rest.from === rest.to
								? day(rest.from)
								: t('calendar:page.range', { from: day(rest.from), to: day(rest.to), count: rest.days }),
					},
				]}
			/>
			<p className="max-w-text text-muted">
				{t('calendar:page.source')} <span lang="zh-CN">{shown.source}</span>
				{shown.shipped
					? ` · ${t('calendar:page.shipped')}`
					: ` · ${t('calendar:page.imported', { when: formatInstant(shown.importedAt, i18n.language) })}`}
			</p>
		</Card>
	)
}

/** When a period ends: days of rest at its end are passed over. */
function Reckoning() {
	const { t, i18n } = useTranslation()
	const { period, from, days } = useLoaderData<typeof loader>()
	return (
		<Card title={t('calendar:reckon.title')}>
			<FilterBar label={t('calendar:reckon.title')} submit={t('calendar:reckon.submit')}>
				<DateField field={plainField('from', from)} label={t('calendar:reckon.from')} />
				<TextField
					field={plainField('days', days)}
					label={t('calendar:reckon.days')}
					inputMode="numeric"
					width="short"
					maxLength={3}
				/>
			</FilterBar>
			{period && (
				<p className="max-w-text text-lg">
					{t(period.end === period.plain ? 'calendar:reckon.plain' : 'calendar:reckon.rolled', {
						from: formatDay(period.from, i18n.language),
						days: period.days,
						plain: formatDay(period.plain, i18n.language),
						end: formatDay(period.end, i18n.language),
					})}
				</p>
			)}
			<p className="max-w-text text-muted">{t('calendar:reckon.law')}</p>
		</Card>
	)
}
