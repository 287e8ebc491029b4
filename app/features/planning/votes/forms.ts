import { z } from 'zod'
import { day, id, requestKey, text } from '~/platform/fields'

export const mostMatters = 20

const key = z.string().regex(/^[\w-]{1,64}$/, 'common:error.invalid')

const matter = z.strictObject({
	title: text({ max: 80 }),
	text: text({ max: 4000 }),
	classCode: key,
	itemKey: key.optional(),
})

export const announceForm = z.strictObject({
	versionId: id,
	title: text({ max: 80 }),
	/** `estate`, `building:<id>`, `entrance:<id>`, or `interested` for the doors of the two next fields. */
	scope: z
		.string({ error: 'common:error.required' })
		.regex(/^(estate|interested|(building|entrance):[\w-]{1,64})$/, 'common:error.invalid'),
	scopeParts: z
		.array(z.string().regex(/^(building|entrance):[\w-]{1,64}$/, 'common:error.invalid'))
		.max(2000)
		.optional(),
	scopeDoors: z.string().optional(),
	/** The rules that the vote follows; those in force by themselves when none is chosen. */
	profileId: id.optional(),
	/** Where the rules ask for it. */
	concernsParking: z.enum(['yes', 'no']).optional(),
	silenceClause: z.instanceof(File, { error: 'common:error.invalid' }).optional(),
	silenceClauseDay: day.optional(),
	noticePostedDay: day,
	firstDay: day,
	lastDay: day,
	matters: z.array(matter).min(1, 'votes:error.no-matters').max(mostMatters, 'votes:error.too-many-matters'),
	requestKey,
})

const choice = z.enum(['for', 'against', 'abstain'])

/** Posted by the questions (`check`), from the answers (`change`, `cast`). What each matter needs is the deed's to judge. */
export const ballotForm = z.strictObject({
	intent: z.enum(['check', 'change', 'cast']),
	voter: id,
	requestKey,
	choice: z.record(z.string().regex(/^[\w-]{1,64}$/), choice).default({}),
})
