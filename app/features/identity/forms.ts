import { z } from 'zod'
import { id, phone, text } from '~/platform/fields'
import { message } from '~/platform/message'

const redirectTo = z.string().max(2000).optional()

export const phoneForm = z.object({ phone, redirectTo })

/** Six digits as people type them: full-width ones and spaces are understood. */
const oneTimeCode = z
	.string({ error: 'identity:error.code' })
	.max(40, 'identity:error.code')
	.transform((typed) => typed.normalize('NFKC').replace(/[\s-]/g, ''))
	.pipe(z.string().regex(/^\d{6}$/, 'identity:error.code'))

/** The form holds one code field and a second button that has the code sent again. */
export const codeForm = z.discriminatedUnion('intent', [
	z.object({ intent: z.literal('try'), code: oneTimeCode, redirectTo }),
	z.object({ intent: z.literal('send-again'), redirectTo }),
])

export const invitationForm = z.object({
	invitation: z.string({ error: 'common:error.required' }).max(100, 'identity:error.invitation'),
})

export const whoForm = z
	.object({ who: id, name: text({ max: 30 }).optional() })
	.refine(({ who, name }) => who !== 'tenant' || name, { path: ['name'], error: 'common:error.required' })

export const claimPhoneForm = z.object({ phone })
/** `claim` is for those who are signed in and need no code. */
export const claimConfirmForm = z.discriminatedUnion('intent', [
	z.object({ intent: z.literal('try'), code: oneTimeCode }),
	z.object({ intent: z.literal('send-again') }),
	z.object({ intent: z.literal('claim') }),
])

const password = (error = 'common:error.required') =>
	z
		.string({ error })
		.min(1, error)
		.max(200, message('common:error.too-long', { max: 200 }))

export const staffSignInForm = z.object({ loginName: text({ max: 60 }), password: password(), redirectTo })

export const totpForm = z.object({ code: oneTimeCode, redirectTo })

export const signOutForm = z.object({ everywhere: z.literal('yes').optional() })

export const shortestPassword = 12
export const newPasswordForm = z
	.object({
		currentPassword: password().optional(),
		newPassword: password().min(shortestPassword, message('common:error.too-short', { min: shortestPassword })),
		repeatedPassword: password(),
	})
	.refine(({ newPassword, repeatedPassword }) => newPassword === repeatedPassword, {
		path: ['repeatedPassword'],
		error: 'staff:error.not-the-same',
	})
