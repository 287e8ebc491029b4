import { formatArea, formatCount, formatDay, formatDeadline, formatInstant } from '~/platform/format'
import { shanghaiDay } from '~/platform/shanghai'
import { type Block, type Sheet, type SheetColumn, sideBySide } from '~/platform/sheet'
import { byEntrance } from '../../votes/roll-doors'
import type { FormContext } from '../context.server'
import type { PaperPlaces } from '../places.server'
import type { PostedRoll, RollDoor } from '../queries.server'
import { sheetOf, voteQr } from './parts'

const areaOf = (doors: readonly RollDoor[]) => doors.reduce((sum, { area }) => sum + area, 0)

/** The posted roll: doors and areas, never a name. One sheet with the sums, then one for each building. */
export function rollSheets(context: FormContext, roll: PostedRoll, { places, whole }: PaperPlaces): Sheet[] {
	const { t } = context
	const mine = new Set(places.map(({ entranceId }) => entranceId))
	const groups = byEntrance(roll.doors).filter(({ entranceId }) => mine.has(entranceId))
	const excluded = roll.excluded.filter(({ entranceId }) => mine.has(entranceId))
	const buildings = [...Map.groupBy(groups, ({ buildingId }) => buildingId).values()]
	const name = t('vote-forms:form.roll.name')
	const common = { name, title: t('vote-forms:roll.title', { title: context.vote.title }), sign: signOf(context) }
	const overview = sheetOf(context, {
		...common,
		key: 'overview',
		blocks: [...introOf(context), totalsOf(context, roll, buildings), ...objectionOf(context)],
		qr: voteQr(context),
	})
	const each = buildings.map((entrances) => {
		const [first] = entrances
		const building = first?.building ?? ''
		const out = excluded.filter(({ buildingId }) => buildingId === first?.buildingId)
		return sheetOf(context, {
			...common,
			key: first?.buildingId ?? '',
			name: `${name} ${building}`,
			title: t('vote-forms:roll.building-title', { building }),
			blocks: [
				{ kind: 'text', text: stateOf(context) },
				...entrances.flatMap(({ entrance, rows }): Block[] => [
					{ kind: 'heading', text: t('vote-forms:roll.entrance', { building, entrance, count: rows.length }) },
					doorTable(context, `${building} ${entrance}`, rows),
				]),
				...(out.length > 0 ? excludedOf(context, out) : []),
				...objectionOf(context),
			],
			qr: voteQr(context),
		})
	})
	return whole ? [overview, ...each] : each
}

function signOf({ t, lng, vote, office }: FormContext) {
	return {
		body: office,
		day: formatDay(vote.openedAt === null ? vote.noticePostedDay : shanghaiDay(vote.openedAt), lng),
		sealNote: t('announcement:paper.seal'),
	}
}

function stateOf({ t, lng, vote }: FormContext): string {
	return vote.openedAt === null
		? t('vote-forms:roll.not-frozen', { opens: formatInstant(vote.opensAt, lng) })
		: t('vote-forms:roll.frozen', { when: formatInstant(vote.openedAt, lng) })
}

function introOf(context: FormContext): Block[] {
	const { t, scope } = context
	return [
		{ kind: 'text', text: t('vote-forms:roll.intro', { scope }) },
		{ kind: 'text', text: stateOf(context) },
		{ kind: 'text', text: t('vote-forms:roll.heads') },
	]
}

function objectionOf({ t, lng, rollUntil, office }: FormContext): Block[] {
	return [
		{ kind: 'heading', text: t('vote-forms:roll.object-title') },
		{ kind: 'text', text: t('vote-forms:roll.object', { until: formatDeadline(rollUntil, lng), office }) },
	]
}

function totalsOf({ t }: FormContext, roll: PostedRoll, buildings: { building: string; rows: RollDoor[] }[][]): Block {
	const rows = buildings.map((entrances) => {
		const doors = entrances.flatMap(({ rows }) => rows)
		return [
			entrances[0]?.building ?? '',
			formatCount(entrances.length),
			formatCount(doors.length),
			formatArea(areaOf(doors)),
		]
	})
	return {
		kind: 'table',
		caption: t('vote-forms:roll.totals'),
		columns: [
			{ label: t('vote-forms:column.building'), share: 3 },
			{ label: t('vote-forms:column.entrances'), share: 2, numeric: true },
			{ label: t('vote-forms:column.doors'), share: 2, numeric: true },
			{ label: t('vote-forms:column.area'), share: 3, numeric: true },
		],
		rows,
		total: [
			t('vote-forms:roll.all', { heads: formatCount(roll.heads) }),
			formatCount(buildings.reduce((sum, entrances) => sum + entrances.length, 0)),
			formatCount(roll.doors.length),
			formatArea(areaOf(roll.doors)),
		],
	}
}

/** So many doors beside each other. */
const across = 3

function repeated(columns: readonly SheetColumn[]): SheetColumn[] {
	return Array.from({ length: across }, () => columns).flat()
}

function doorTable({ t }: FormContext, caption: string, doors: readonly RollDoor[]): Block {
	const rows = doors.map(({ number, area }) => [number, formatArea(area)])
	const total = [t('vote-forms:column.sum', { count: doors.length }), formatArea(areaOf(doors))]
	return {
		kind: 'table',
		caption,
		columns: repeated([
			{ label: t('vote-forms:column.number'), share: 2 },
			{ label: t('vote-forms:column.area'), share: 3, numeric: true },
		]),
		rows: sideBySide(rows, across),
		total,
	}
}

function excludedOf({ t }: FormContext, doors: PostedRoll['excluded']): Block[] {
	return [
		{ kind: 'heading', text: t('vote-forms:roll.excluded') },
		{
			kind: 'table',
			caption: t('vote-forms:roll.excluded'),
			columns: [
				{ label: t('vote-forms:column.number'), share: 3 },
				{ label: t('vote-forms:column.area'), share: 2, numeric: true },
				{ label: t('vote-forms:column.reason'), share: 5 },
			],
			rows: doors.map(({ entrance, number, area, reason }) => [
				`${entrance} ${number}`,
				formatArea(area),
				t(`vote-forms:roll.reason.${reason}`),
			]),
		},
	]
}
