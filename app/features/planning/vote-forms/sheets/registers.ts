import { formatArea, formatDay } from '~/platform/format'
import { shanghaiDay } from '~/platform/shanghai'
import type { Sheet } from '~/platform/sheet'
import { doorsText } from '../../votes/components/doors-text'
import type { FormContext } from '../context.server'
import type { Delivery, NumberedVoter } from '../queries.server'
import { paddedNumber } from './ballot'
import { sheetOf, voteQr, windowText } from './parts'

/** 送达登记表: one for each building; what is on record already is filled in. */
export function deliverySheets(
	context: FormContext,
	voters: readonly NumberedVoter[],
	deliveries: ReadonlyMap<string, Delivery>,
): Sheet[] {
	const { t, vote } = context
	const byBuilding = Map.groupBy(voters, ({ doors: [first] }) => first?.buildingId ?? '')
	return [...byBuilding].map(([buildingId, own]) => {
		const building = own[0]?.doors[0]?.building ?? ''
		return sheetOf(context, {
			key: buildingId,
			name: `${t('vote-forms:form.deliveries.name')} ${building}`,
			qr: voteQr(context),
			title: t('vote-forms:deliveries.title', { building }),
			blocks: [
				{
					kind: 'facts',
					items: [
						{ label: t('vote-forms:ballot.vote'), value: vote.title },
						{ label: t('votes:show.window'), value: windowText(context) },
					],
				},
				{ kind: 'text', text: t('vote-forms:deliveries.how') },
				{
					kind: 'table',
					caption: t('vote-forms:deliveries.title', { building }),
					byHand: true,
					columns: [
						{ label: t('vote-forms:column.paper'), share: 2 },
						{ label: t('vote-forms:column.door'), share: 5 },
						{ label: t('vote-forms:column.area'), share: 3, numeric: true },
						{ label: t('vote-forms:column.method'), share: 3 },
						{ label: t('vote-forms:column.date'), share: 4 },
						{ label: t('vote-forms:column.signature'), share: 4 },
					],
					rows: own.map((voter) => [
						paddedNumber(voter.number),
						doorsText(t, voter.doors),
						formatArea(voter.area),
						...deliveryCells(context, deliveries.get(voter.id)),
						'',
					]),
				},
				{ kind: 'lines', rows: [[t('vote-forms:sign.deliverer'), t('vote-forms:sign.date')]] },
			],
		})
	})
}

function deliveryCells({ t, lng }: FormContext, delivery: Delivery | undefined): [string, string] {
	if (!delivery) return ['', '']
	const { method, outcome, deliveredAt } = delivery
	const way =
		outcome === 'undeliverable' ? t('vote-forms:deliveries.undeliverable') : t(`vote-forms:deliveries.${method}`)
	return [way, formatDay(shanghaiDay(deliveredAt), lng)]
}

/** 授权委托书 with what Civil Code art. 165 asks for: name, matter, scope, term, signature. */
export function powerSheet(context: FormContext, large: boolean): Sheet {
	const { t, vote, estate, matters, profile } = context
	const { proxiesPerHolder: most } = profile
	return sheetOf(context, {
		key: 'power',
		name: t('vote-forms:form.power.name'),
		title: t('vote-forms:form.power.name'),
		qr: voteQr(context),
		large,
		blocks: [
			{
				kind: 'lines',
				rows: [
					[t('vote-forms:power.giver'), t('vote-forms:sign.phone')],
					[t('vote-forms:power.door')],
					[t('vote-forms:power.holder'), t('vote-forms:sign.phone')],
				],
			},
			{ kind: 'heading', text: t('vote-forms:power.matter-title') },
			{ kind: 'text', text: t('vote-forms:power.matter', { estate: estate.name, title: vote.title }) },
			{
				kind: 'list',
				items: matters.map(({ title }) => title),
			},
			{ kind: 'heading', text: t('vote-forms:power.scope-title') },
			{ kind: 'text', text: t('vote-forms:power.scope') },
			{ kind: 'heading', text: t('vote-forms:power.term-title') },
			{ kind: 'text', text: t('vote-forms:power.term', { window: windowText(context) }) },
			{ kind: 'heading', text: t('vote-forms:power.notes-title') },
			{
				kind: 'list',
				items: [
					most === null ? t('vote-forms:power.no-limit') : t('vote-forms:power.limit', { count: most }),
					t('vote-forms:power.no-passing-on'),
					t('vote-forms:power.revoke'),
				],
			},
			{
				kind: 'lines',
				rows: [
					[t('vote-forms:power.giver-signs'), t('vote-forms:sign.date')],
					[t('vote-forms:power.holder-signs'), t('vote-forms:sign.date')],
				],
			},
		],
	})
}
