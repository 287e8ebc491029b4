import { z } from 'zod'
import { day, id, requestKey, text } from '~/platform/fields'

export const surveyForm = z.strictObject({
	title: text({ max: 60 }),
	firstDay: day,
	lastDay: day,
	requestKey,
})

export const answerForm = z.strictObject({
	unitId: id,
	comment: text({ min: 0, max: 500, multiline: true }),
	scores: z.record(id, z.coerce.number({ error: 'common:error.required' }).int().min(0).max(5)),
})
