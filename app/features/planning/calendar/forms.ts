import { z } from 'zod'
import { day, text, wholeNumber } from '~/platform/fields'

export const firstYear = 2021
export const lastYear = 2100

export const importForm = z.strictObject({
	year: wholeNumber({ min: firstYear, max: lastYear }),
	/** The notice that gives the list out. */
	source: text({ max: 120 }),
	list: text({ max: 8000 }).optional(),
	file: z.instanceof(File, { error: 'common:error.invalid' }).optional(),
})

/** The year that is shown; and a period to be reckoned with. */
export const calendarQuery = z.strictObject({
	year: z
		.string()
		.regex(/^20\d\d$|^2100$/)
		.transform(Number)
		.optional(),
	from: day.optional(),
	days: z
		.string()
		.regex(/^\d{1,3}$/)
		.transform(Number)
		.optional(),
})
