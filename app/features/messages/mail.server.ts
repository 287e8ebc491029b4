import { createTransport } from 'nodemailer'
import { deliveryOfError, errorWord, type Sender } from './sender.server'

/** Mail over SMTP. A server that answers with 4xx is asked again, one that answers with 5xx has refused. */
export function mailSender(url: string, from: string): Sender {
	const transport = createTransport(url, { from })
	return async ({ id, recipient, subject, text }) => {
		try {
			await transport.sendMail({
				to: recipient,
				subject,
				text,
				messageId: `<${id}@${from.split('@').pop()?.replace('>', '')}>`,
			})
			return { outcome: 'sent' }
		} catch (error) {
			const code = responseCode(error)
			if (code === null) return deliveryOfError(error)
			return { outcome: 'refused', reason: `${errorWord(error)} ${code}`, again: code < 500 }
		}
	}
}

function responseCode(error: unknown): number | null {
	if (typeof error !== 'object' || error === null || !('responseCode' in error)) return null
	return typeof error.responseCode === 'number' ? error.responseCode : null
}
