import { z } from 'zod'
import { id, requestKey } from '~/platform/fields'
import { mostMatters } from './forms'

const anything = z.string().max(20_000).optional()

const matter = z.object({ title: anything, text: anything, classCode: anything, itemKey: anything })

/** What was typed into the announcement, complete or not. A file is chosen when the notice is posted. */
const typed = {
	profileId: anything,
	title: anything,
	scope: anything,
	scopeParts: z.array(z.string().max(100)).max(2000).optional(),
	scopeDoors: anything,
	noticePostedDay: anything,
	firstDay: anything,
	lastDay: anything,
	concernsParking: anything,
	silenceClauseDay: anything,
	matters: z.array(matter).max(mostMatters).optional(),
}

const content = z.object(typed)
export type DraftContent = z.output<typeof content>

export const draftForm = z.discriminatedUnion(
	'intent',
	[
		z.strictObject({
			intent: z.literal('save'),
			...typed,
			versionId: anything,
			silenceClause: z.unknown().optional(),
			requestKey,
		}),
		z.strictObject({ intent: z.literal('delete'), draftId: id }),
	],
	{ error: 'common:error.invalid' },
)

export type DraftInput = Omit<Extract<z.output<typeof draftForm>, { intent: 'save' }>, 'intent'>

/** Which of several rules the form begins with. */
export const announceQuery = z.strictObject({ profile: id.optional() })

/** A stored draft as the form takes it: what it does not know is left out. */
export function draftContent(stored: unknown): DraftContent {
	const read = content.safeParse(stored)
	return read.success ? read.data : {}
}
