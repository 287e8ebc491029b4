import { paths } from '~/paths'
import { formatDay, formatDeadline, formatInstant } from '~/platform/format'
import type { Block, Sheet, SheetQr } from '~/platform/sheet'
import type { FormContext } from '../context.server'

/** Head and foot that all forms of a vote share. */
export function sheetOf(
	context: FormContext,
	sheet: Pick<Sheet, 'key' | 'title' | 'blocks'> & Partial<Sheet> & { name: string },
): Sheet {
	const { t, estate, office, number } = context
	const { name, ...rest } = sheet
	return {
		issuer: office,
		number,
		period: t('vote-forms:estate-line', { estate: estate.name, code: estate.number }),
		foot: t('vote-forms:foot', { estate: estate.name, code: estate.number, name }),
		...rest,
	}
}

/** Leads to the public page of the vote. */
export function voteQr({ t, origin, estate, vote }: FormContext): SheetQr {
	const text = `${origin}${paths.vote(estate.id, vote.id)}`
	return { text, caption: t('vote-forms:qr.vote'), label: t('vote-forms:qr.label', { address: text }) }
}

export function windowText({ t, lng, vote }: FormContext): string {
	return t('votes:show.window-value', {
		opens: formatInstant(vote.opensAt, lng),
		closes: formatDeadline(vote.closesAt, lng),
	})
}

/** Where silence counts: what it leads to, to be read before it is too late. Where it does not: one sentence. */
export function silenceBlock({ t, lng, vote, silence, estate }: FormContext): Block {
	if (!silence) return { kind: 'text', text: t('vote-forms:silence.none') }
	return {
		kind: 'warning',
		title: t('vote-forms:silence.title'),
		text: t('vote-forms:silence.deemed', {
			clause: silence.day
				? t('vote-forms:silence.clause-of', { estate: estate.name, day: formatDay(silence.day, lng) })
				: t('vote-forms:silence.clause', { estate: estate.name }),
			closes: formatDeadline(vote.closesAt, lng),
		}),
	}
}

/** Each extension with its reason: nothing where there was none. */
export function extensionBlocks({ t, lng, extensions }: FormContext): Block[] {
	return extensions.map(({ number, from, to, reason }) => ({
		kind: 'text',
		text: t('votes:stage.extension', { number, from: formatDeadline(from, lng), to: formatDeadline(to, lng), reason }),
	}))
}
