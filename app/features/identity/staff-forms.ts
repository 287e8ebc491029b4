import { z } from 'zod'
import { id, phone, requestKey, text } from '~/platform/fields'
import { residentRoles, staffRoles } from './people-rules'

const role = z.enum(staffRoles, { error: 'common:error.required' })
const regionCode = z.string({ error: 'common:error.required' }).regex(/^\d{2,12}$/, 'common:error.invalid')

export const createStaffForm = z.object({
	requestKey,
	loginName: text({ min: 3, max: 40 }).regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'staff:error.login-name'),
	displayName: text({ max: 30 }),
	role,
	regionCode,
})

export const manageStaffForm = z.discriminatedUnion('intent', [
	z.object({ intent: z.literal('grant'), role, regionCode }),
	z.object({ intent: z.literal('end-grant'), grantId: id }),
	z.object({ intent: z.literal('reset-password') }),
	z.object({ intent: z.literal('disable') }),
	z.object({ intent: z.literal('enable') }),
])

export const appointForm = z.discriminatedUnion('intent', [
	z.object({
		intent: z.literal('appoint'),
		role: z.enum(residentRoles, { error: 'common:error.required' }),
		phone,
		scope: z
			.string()
			.regex(/^(building|entrance):[\w-]{1,64}$/, 'common:error.invalid')
			.optional(),
	}),
	z.object({ intent: z.literal('end'), grantId: id }),
])
