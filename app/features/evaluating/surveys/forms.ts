import { z } from 'zod'
import { day, id, requestKey, text, wholeNumber } from '~/platform/fields'

export const surveyForm = z.strictObject({
	title: text({ max: 60 }),
	firstDay: day,
	lastDay: day,
	requestKey,
})

export const answerForm = z.strictObject({
	unitId: id,
	comment: text({ min: 0, max: 500 }).default(''),
	scores: z.record(id, wholeNumber({ min: 0, max: 5 })),
})
