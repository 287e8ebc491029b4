import { paths } from '~/paths'
import { formatArea, formatCount, formatDay, formatDeadline, formatInstant } from '~/platform/format'
import { shanghaiDay } from '~/platform/shanghai'
import type { Block, Sheet, SheetQr } from '~/platform/sheet'
import type { PaperFigures } from '../../papers/queries.server'
import type { ChannelTurnout } from '../../votes/channels.server'
import { amountText } from '../../votes/components/words'
import type { MatterCount, VoteResult } from '../../votes/count-ballots.server'
import type { MatterResult, Weight } from '../../votes/rules'
import type { FormContext, PrintedHead } from '../context.server'
import { extensionBlocks, sheetOf, windowText } from './parts'

/** What a sheet of a counted vote is made of. */
export interface Counted {
	result: VoteResult
	channels: readonly ChannelTurnout[]
	papers: PaperFigures
	/** The log's last head; null for a vote from before there were logs. */
	head: PrintedHead | null
}

function resultQr({ t, origin, estate, vote }: FormContext): SheetQr {
	const text = `${origin}${paths.voteResult(estate.id, vote.id)}`
	return { text, caption: t('announcement:paper.qr'), label: t('announcement:paper.qr-label', { address: text }) }
}

const weightText = ({ t }: FormContext, { heads, area }: Weight) =>
	t('vote-forms:weight', { heads: formatCount(heads), area: formatArea(area) })

/** How many took part, and by which way. */
function turnoutBlocks(context: FormContext, { result, channels }: Counted): Block[] {
	const { t } = context
	const part = channels.reduce((sum, { heads, area }) => ({ heads: sum.heads + heads, area: sum.area + area }), {
		heads: 0,
		area: 0,
	})
	const line = (label: string, { heads, area }: Weight) => [label, formatCount(heads), formatArea(area)]
	return [
		{
			kind: 'table',
			caption: t('vote-forms:turnout.caption'),
			columns: [
				{ label: t('vote-forms:turnout.way'), share: 4 },
				{ label: t('vote-forms:column.heads'), share: 2, numeric: true },
				{ label: t('vote-forms:column.area'), share: 3, numeric: true },
			],
			rows: [
				line(t('vote-forms:turnout.roll'), result.total),
				...channels.map((channel) => line(t(`vote-forms:turnout.${channel.channel}`), channel)),
			],
			total: line(t('vote-forms:turnout.all'), part),
		},
	]
}

function paperBlocks({ t }: FormContext, { papers }: Counted): Block[] {
	if (papers.received === 0) return []
	const figures = Object.fromEntries(Object.entries(papers).map(([what, sheets]) => [what, formatCount(sheets)]))
	return [{ kind: 'text', text: t('announcement:paper.papers', figures) }]
}

function testRows({ t }: FormContext, { tests }: MatterResult): string[][] {
	return tests.map((test) => [
		t(`votes:test.${test.name}`),
		amountText(t, test.unit, test.value),
		amountText(t, test.unit, test.needed),
		test.passed
			? t('votes:test.met')
			: t('vote-forms:result.missing', { missing: amountText(t, test.unit, test.missing) }),
	])
}

function testTable(context: FormContext, title: string, result: MatterResult): Block {
	const { t } = context
	return {
		kind: 'table',
		caption: t('announcement:paper.table', { title }),
		columns: [
			{ label: t('announcement:paper.test'), share: 3 },
			{ label: t('announcement:paper.actual'), share: 3, numeric: true },
			{ label: t('announcement:paper.needed'), share: 3, numeric: true },
			{ label: t('announcement:paper.state'), share: 4 },
		],
		rows: testRows(context, result),
	}
}

/** A matter with each of its tests, and with the silent where they count: both computations, one under the other. */
function matterBlocks(context: FormContext, matter: MatterCount): Block[] {
	const { t } = context
	const { title, result, deemed } = matter
	const final = context.vote.resultAnnouncedAt === null ? 'preliminary' : 'final'
	const outcome = t(`vote-forms:result.${matter.passed ? 'passed' : 'failed'}-${final}`)
	return [
		{ kind: 'heading', text: `${t('vote-forms:matter', { number: matter.position, title })} — ${outcome}` },
		{
			kind: 'text',
			text: t('announcement:paper.choices', {
				for: formatCount(result.for.heads),
				forArea: formatArea(result.for.area),
				against: formatCount(result.against.heads),
				againstArea: formatArea(result.against.area),
				abstain: formatCount(result.abstain.heads),
				abstainArea: formatArea(result.abstain.area),
			}),
		},
		...(deemed ? [{ kind: 'text' as const, text: t('vote-forms:result.strict'), strong: true }] : []),
		testTable(context, title, result),
		...(deemed
			? [
					{ kind: 'text' as const, text: t('vote-forms:result.deemed'), strong: true },
					{
						kind: 'text' as const,
						text:
							deemed.choice === null
								? t('vote-forms:result.deemed-nobody')
								: t('vote-forms:result.deemed-how', {
										silent: weightText(context, deemed),
										choice: t(`votes:ballot.${deemed.choice}`),
									}),
					},
					testTable(context, title, deemed.result),
				]
			: []),
	]
}

function logBlocks({ t, origin, estate, vote }: FormContext, { head }: Counted): Block[] {
	if (!head) return []
	const address = `${origin}${paths.voteLog(estate.id, vote.id)}`
	const { size, root, witnessed } = head
	const log = t('vote-forms:result.log', { size: formatCount(size), root, address })
	if (!witnessed) return [{ kind: 'text', text: log }]
	const facts = { size: formatCount(witnessed.size), count: witnessed.count }
	return [
		{ kind: 'text', text: log },
		{ kind: 'text', text: t('vote-forms:result.witnessed', facts) },
	]
}

/** 初步统计公示（询异）: what was counted, and until when it may be objected to. */
export function preliminarySheet(context: FormContext, counted: Counted): Sheet {
	const { t, lng, vote, office } = context
	const day = formatDay(shanghaiDay(vote.closedAt ?? vote.closesAt), lng)
	const until = vote.objectionsUntil === null ? '' : formatDeadline(vote.objectionsUntil, lng)
	return sheetOf(context, {
		key: 'preliminary',
		name: t('vote-forms:form.preliminary.name'),
		title: t('vote-forms:preliminary.title', { title: vote.title }),
		blocks: [
			{ kind: 'text', text: t('vote-forms:preliminary.intro', { window: windowText(context), scope: context.scope }) },
			...extensionBlocks(context),
			...turnoutBlocks(context, counted),
			...paperBlocks(context, counted),
			...counted.result.matters.flatMap((matter) => matterBlocks(context, matter)),
			{
				kind: 'warning',
				title: t('vote-forms:preliminary.object-title', { until }),
				text: t('vote-forms:preliminary.object', { until, office }),
			},
			...logBlocks(context, counted),
		],
		sign: { body: office, day, sealNote: t('announcement:paper.seal') },
		qr: resultQr(context),
	})
}

/** 表决结果公告. */
export function announcementSheet(context: FormContext, counted: Counted): Sheet {
	const { t, lng, vote, office } = context
	const announced = vote.resultAnnouncedAt ?? vote.closedAt ?? vote.closesAt
	return sheetOf(context, {
		key: 'announcement',
		name: t('vote-forms:form.announcement.name'),
		kind: t('announcement:paper.kind'),
		title: t('announcement:paper.heading', { title: vote.title }),
		blocks: [
			{
				kind: 'text',
				text: t('vote-forms:announcement.intro', { window: windowText(context), scope: context.scope }),
			},
			{
				kind: 'text',
				text: t('announcement:paper.basis', { day: formatDay(vote.noticePostedDay, lng), version: vote.versionNumber }),
			},
			...extensionBlocks(context),
			...turnoutBlocks(context, counted),
			...paperBlocks(context, counted),
			...counted.result.matters.flatMap((matter) => matterBlocks(context, matter)),
			...(vote.passed !== 'yes' || vote.effectiveAt === null
				? []
				: [
						{
							kind: 'text' as const,
							text: t('vote-forms:announcement.effect', { when: formatInstant(vote.effectiveAt, lng) }),
							strong: true,
						},
					]),
			{ kind: 'text', text: t('announcement:paper.objection') },
			...logBlocks(context, counted),
		],
		sign: { body: office, day: formatDay(shanghaiDay(announced), lng), sealNote: t('announcement:paper.seal') },
		qr: resultQr(context),
	})
}

/** 计票记录: the papers and what became of them; no split by choice. */
export function countRecordSheet(context: FormContext, counted: Counted): Sheet {
	const { t, lng, vote } = context
	const { papers } = counted
	const states = ['confirmed', 'setAside', 'blank', 'spoiled', 'rejected', 'voided'] as const
	return sheetOf(context, {
		key: 'count-record',
		name: t('vote-forms:form.count-record.name'),
		title: t('vote-forms:count.title', { title: vote.title }),
		blocks: [
			{
				kind: 'facts',
				items: [
					{ label: t('votes:scope.label'), value: context.scope },
					{ label: t('votes:show.window'), value: windowText(context) },
					{ label: t('vote-forms:count.made'), value: formatInstant(vote.closedAt ?? vote.closesAt, lng) },
				],
			},
			{ kind: 'heading', text: t('vote-forms:count.papers') },
			{
				kind: 'table',
				caption: t('vote-forms:count.papers'),
				columns: [
					{ label: t('vote-forms:count.what'), share: 7 },
					{ label: t('vote-forms:count.sheets'), share: 2, numeric: true },
				],
				rows: states.map((state) => [t(`vote-forms:count.${state}`), formatCount(papers[state])]),
				total: [t('vote-forms:count.received'), formatCount(papers.received)],
			},
			{ kind: 'heading', text: t('vote-forms:count.all') },
			...turnoutBlocks(context, counted),
			{ kind: 'text', text: t('vote-forms:count.declare') },
			{
				kind: 'lines',
				rows: [
					[t('vote-forms:count.counter-1'), t('vote-forms:sign.date')],
					[t('vote-forms:count.counter-2'), t('vote-forms:sign.date')],
					[t('vote-forms:count.witness'), t('vote-forms:sign.date')],
				],
			},
			...logBlocks(context, counted),
		],
		qr: resultQr(context),
	})
}
