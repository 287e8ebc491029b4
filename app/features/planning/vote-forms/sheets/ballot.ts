import { paths } from '~/paths'
import { formatArea, formatDeadline } from '~/platform/format'
import type { Block, Sheet, SheetQr } from '~/platform/sheet'
import { doorsText } from '../../votes/components/doors-text'
import { thresholdText } from '../../votes/components/words'
import type { FormContext } from '../context.server'
import type { NumberedVoter } from '../queries.server'
import { sheetOf, silenceBlock, windowText } from './parts'

export interface BallotExtras {
	/** The sealed number of a voter's paper: `paperNumberText`. */
	sealed: (number: number) => string
	/** Who brings and fetches it, when somebody does. */
	captainOf: (voter: NumberedVoter) => { name: string; phone: string } | null
	large: boolean
}

/** 表决票 of one voter. It names doors and area, no person but the captain. */
export function ballotSheet(context: FormContext, voter: NumberedVoter, extras: BallotExtras): Sheet {
	const { t, vote, matters } = context
	const number = paddedNumber(voter.number)
	const qr = numberQr(context, extras.sealed(voter.number))
	const isSealed = context.profile.paper === 'sealed'
	return sheetOf(context, {
		key: voter.id,
		name: t('vote-forms:ballot.foot', { number }),
		number: t('vote-forms:ballot.number', { number }),
		title: t('vote-forms:ballot.title'),
		large: extras.large,
		blocks: [
			{
				kind: 'facts',
				items: [
					{ label: t('vote-forms:ballot.vote'), value: vote.title },
					{ label: t('vote-forms:ballot.doors'), value: doorsText(t, voter.doors) },
					{
						label: t('vote-forms:ballot.area'),
						value: t('vote-forms:ballot.area-value', { area: formatArea(voter.area) }),
					},
					{ label: t('votes:show.window'), value: windowText(context) },
				],
			},
			{ kind: 'text', text: t('vote-forms:ballot.how', { version: vote.versionNumber }) },
			{
				kind: 'boxes',
				title: t('vote-forms:ballot.sample'),
				choices: [
					t('vote-forms:ballot.sample-yes'),
					t('vote-forms:ballot.sample-no'),
					t('vote-forms:ballot.sample-no'),
				],
				ticked: 0,
			},
			...matters.map(
				(matter): Block => ({
					kind: 'boxes',
					title: t('vote-forms:matter', { number: matter.position, title: matter.title }),
					text: matter.text,
					note: thresholdText(t, matter),
					choices: [t('votes:ballot.for'), t('votes:ballot.against'), t('votes:ballot.abstain')],
				}),
			),
			silenceBlock(context),
			{ kind: 'heading', text: t('vote-forms:ballot.invalid-title') },
			{ kind: 'list', items: invalidOf(context) },
			...returnOf(context, voter, extras),
			...(isSealed ? [labelOf(context, voter, qr)] : []),
		],
		...(isSealed ? {} : { qr }),
	})
}

export function paddedNumber(number: number): string {
	return String(number).padStart(4, '0')
}

function numberQr({ t, origin, estate }: FormContext, sealed: string): SheetQr {
	const text = `${origin}${paths.paperNumber(estate.id, sealed)}`
	return { text, caption: t('vote-forms:qr.paper'), label: t('vote-forms:qr.label', { address: text }) }
}

function invalidOf({ t, profile }: FormContext): string[] {
	return [
		t('vote-forms:ballot.invalid-matter'),
		t('vote-forms:ballot.invalid-blank'),
		t(profile.paper === 'sealed' ? 'vote-forms:ballot.invalid-unsealed' : 'vote-forms:ballot.invalid-unsigned'),
		t('vote-forms:ballot.invalid-copy'),
		t(`vote-forms:conflict.${profile.conflict}`),
	]
}

function returnOf({ t, lng, vote, office, profile }: FormContext, voter: NumberedVoter, extras: BallotExtras): Block[] {
	const captain = extras.captainOf(voter)
	const closes = formatDeadline(vote.closesAt, lng)
	const sealed = profile.paper === 'sealed'
	return [
		{
			kind: 'text',
			text: [
				t(sealed ? 'vote-forms:ballot.return-sealed' : 'vote-forms:ballot.return-open', { office, closes }),
				captain ? t('vote-forms:ballot.captain', captain) : '',
			].join(''),
			strong: true,
		},
		...(sealed
			? []
			: [
					{
						kind: 'lines' as const,
						rows: [
							[t('vote-forms:sign.owner'), t('vote-forms:sign.date')],
							[t('vote-forms:sign.proxy'), t('vote-forms:sign.phone')],
						],
					},
				]),
	]
}

function labelOf({ t, estate }: FormContext, voter: NumberedVoter, qr: SheetQr): Block {
	return {
		kind: 'label',
		hint: t('vote-forms:ballot.label-hint'),
		lines: [
			t('vote-forms:ballot.label', { number: paddedNumber(voter.number) }),
			t('vote-forms:estate-line', { estate: estate.name, code: estate.number }),
			doorsText(t, voter.doors),
		],
		qr,
	}
}
