import { z } from 'zod'
import { day } from '~/platform/fields'

/** Which of the two dates of the works, and the day. */
export const worksForm = z.object({ act: z.enum(['start', 'finish']), day })
