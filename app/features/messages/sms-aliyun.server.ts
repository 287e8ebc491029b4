import { createRequire } from 'node:module'
import type { Environment } from '~/platform/env.server'
import type { Delivery } from './delivery-rules'
import { deliveryOfError, errorWord, type Outgoing, type SmsSender } from './sender.server'

/** The SDK is heavy and CommonJS: it is loaded at the first message. */
const load = createRequire(import.meta.url)

function sdk() {
	const sms: typeof import('@alicloud/dysmsapi20170525') = load('@alicloud/dysmsapi20170525')
	const core: typeof import('@alicloud/openapi-core') = load('@alicloud/openapi-core')
	return { Client: sms.default, SendSmsRequest: sms.SendSmsRequest, Config: core.$OpenApiUtil.Config }
}

/** Answers of the provider after which another try may succeed. */
const passing = /LIMIT_CONTROL|Throttl|SYSTEM_ERROR|ServiceUnavailable|InternalError|AMOUNT_NOT_ENOUGH/i

type Settings = Pick<
	Environment,
	| 'SMS_ALIYUN_KEY_ID'
	| 'SMS_ALIYUN_KEY_SECRET'
	| 'SMS_ALIYUN_SIGN_NAME'
	| 'SMS_ALIYUN_TEMPLATE_CODE'
	| 'SMS_ALIYUN_NOTICE_TEMPLATE_CODE'
	| 'SMS_ALIYUN_ENDPOINT'
>

const isCode = ({ template }: Outgoing) => template === 'sign-in-code' || template === 'claim-code'

/** A template of the provider for codes with the variable `code`, another for all other messages with `content`. */
export function aliyunSender(settings: Settings): SmsSender {
	let client: InstanceType<ReturnType<typeof sdk>['Client']> | undefined
	return async (message): Promise<Delivery> => {
		const code = isCode(message)
		const templateCode = code ? settings.SMS_ALIYUN_TEMPLATE_CODE : settings.SMS_ALIYUN_NOTICE_TEMPLATE_CODE
		if (!templateCode) return { outcome: 'refused', reason: 'no template is configured for notices', again: false }
		try {
			const { Client, SendSmsRequest, Config } = sdk()
			client ??= new Client(
				new Config({
					accessKeyId: settings.SMS_ALIYUN_KEY_ID,
					accessKeySecret: settings.SMS_ALIYUN_KEY_SECRET,
					endpoint: settings.SMS_ALIYUN_ENDPOINT,
					connectTimeout: 5_000,
					readTimeout: 15_000,
				}),
			)
			const request = new SendSmsRequest({
				phoneNumbers: message.recipient,
				signName: settings.SMS_ALIYUN_SIGN_NAME,
				templateCode,
				templateParam: JSON.stringify(code ? { code: message.parameters.code } : { content: message.text }),
				outId: message.id,
			})
			// Without retryOptions the SDK tries once: a request that timed out may have been sent.
			const { body } = await client.sendSms(request)
			if (body?.code === 'OK') return { outcome: 'sent' }
			const reason = body?.code ?? 'no answer code'
			return { outcome: 'refused', reason, again: passing.test(reason) }
		} catch (error) {
			const reason = errorWord(error)
			// An answer of the provider with a status of 4xx: it refused.
			if (isAnswer(error)) return { outcome: 'refused', reason, again: passing.test(reason) }
			return deliveryOfError(error)
		}
	}
}

function isAnswer(error: unknown): boolean {
	return (
		typeof error === 'object' &&
		error !== null &&
		'statusCode' in error &&
		typeof error.statusCode === 'number' &&
		error.statusCode >= 400 &&
		error.statusCode < 500
	)
}
