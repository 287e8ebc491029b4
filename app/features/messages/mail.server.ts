import { deliveryOfError, errorWord, type Sender } from './sender.server'

/** Mail over SMTP. A server that answers with 4xx is asked again, one that answers with 5xx has refused. */
export function mailSender(url: string, from: string): Sender {
	const connected = async () => (await import('nodemailer')).createTransport(url, { from })
	let transport: ReturnType<typeof connected> | null = null
	return async ({ id, recipient, subject, text }) => {
		try {
			transport ??= connected()
			await (await transport).sendMail({
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
