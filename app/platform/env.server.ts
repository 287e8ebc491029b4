import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'

const httpOrigin = z.string().refine((text) => {
	if (!URL.canParse(text)) return false
	const { origin, protocol } = new URL(text)
	return (protocol === 'https:' || protocol === 'http:') && text.replace(/\/$/, '').toLowerCase() === origin
})
const urlOf = (...protocols: string[]) =>
	z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol))
const proxy = z.string().refine((text) =>
	text.split(',').every((part) => {
		const [address = '', bits, ...rest] = part.trim().split('/')
		const named = ['loopback', 'linklocal', 'uniquelocal'].includes(address) && bits === undefined
		const version = isIP(address)
		const wide = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 6 ? 128 : 32))
		return rest.length === 0 && (named || (version > 0 && wide))
	}),
)

const schema = z.object({
	NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
	PORT: z
		.string()
		.regex(/^\d{1,5}$/)
		.transform(Number)
		.pipe(z.number().max(65535))
		.default(3000),
	HOST: z
		.string()
		.regex(/^[\w.:-]+$/)
		.default('127.0.0.1'),
	DATA_DIR: z
		.string()
		.default('./data')
		.transform((path) => resolve(path)),
	DATABASE_URL: urlOf('postgres:', 'postgresql:').optional(),
	PUBLIC_ORIGIN: httpOrigin.transform((text) => new URL(text).origin).optional(),
	TRUST_PROXY: proxy.optional(),
	DEMO: z.stringbool().default(false),
	LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
	CLOCK_FILE: z.string().optional(),
	ISSUING_BODY: z.string().max(60).optional(),
	ADVICE_PHONE: z
		.string()
		.regex(/^[\d +()-]{3,24}$/)
		.optional(),
	RECORD_NUMBER: z.string().max(60).optional(),
	SMS_ALIYUN_KEY_ID: z.string().optional(),
	SMS_ALIYUN_KEY_SECRET: z.string().optional(),
	SMS_ALIYUN_SIGN_NAME: z.string().optional(),
	SMS_ALIYUN_TEMPLATE_CODE: z.string().optional(),
	SMS_ALIYUN_NOTICE_TEMPLATE_CODE: z.string().optional(),
	SMS_ALIYUN_ENDPOINT: z
		.string()
		.regex(/^[\w.-]+$/)
		.default('dysmsapi.aliyuncs.com'),
	SMTP_URL: urlOf('smtp:', 'smtps:').optional(),
	MAIL_FROM: z
		.string()
		.regex(/^[^\r\n]*@[^\r\n]+$/)
		.optional(),
})

export type Environment = z.infer<typeof schema>
type Name = keyof Environment

const together: readonly (readonly Name[])[] = [
	['SMS_ALIYUN_KEY_ID', 'SMS_ALIYUN_KEY_SECRET', 'SMS_ALIYUN_SIGN_NAME', 'SMS_ALIYUN_TEMPLATE_CODE'],
	['SMTP_URL', 'MAIL_FROM'],
]

const expected: Record<Name, readonly [zh: string, en: string]> = {
	NODE_ENV: ['应为 development、production 或 test', 'must be development, production or test'],
	PORT: ['应为 0 到 65535 的整数', 'must be an integer from 0 to 65535'],
	HOST: ['应为本机地址或主机名，如 127.0.0.1', 'must be an address or a host name, such as 127.0.0.1'],
	DATA_DIR: ['应为文件夹路径', 'must be the path of a folder'],
	DATABASE_URL: ['应为 postgres://用户:密码@主机/库名', 'must look like postgres://user:password@host/database'],
	PUBLIC_ORIGIN: [
		'应为居民访问的网址，只含协议、主机和端口，如 https://jiayuan.example.cn',
		'must be the address residents type, scheme, host and port only, such as https://portal.example.org',
	],
	TRUST_PROXY: [
		'应为反向代理的 IP 或网段（逗号分隔）或 loopback',
		'must be the IPs or subnets of the reverse proxy (comma-separated), or loopback',
	],
	DEMO: ['应为 1 或 0', 'must be 1 or 0'],
	LOG_LEVEL: [
		'应为 fatal、error、warn、info、debug、trace 或 silent',
		'must be fatal, error, warn, info, debug, trace or silent',
	],
	CLOCK_FILE: ['应为文件路径', 'must be the path of a file'],
	ISSUING_BODY: ['应为主办单位名称，不超过 60 字', 'must be the name of the issuing body, at most 60 characters'],
	ADVICE_PHONE: ['应为咨询电话号码', 'must be a telephone number'],
	RECORD_NUMBER: ['应为网站备案号，不超过 60 字', 'must be the record number of the site, at most 60 characters'],
	SMS_ALIYUN_KEY_ID: ['未填写', 'is missing'],
	SMS_ALIYUN_KEY_SECRET: ['未填写', 'is missing'],
	SMS_ALIYUN_SIGN_NAME: ['未填写', 'is missing'],
	SMS_ALIYUN_TEMPLATE_CODE: ['未填写', 'is missing'],
	SMS_ALIYUN_NOTICE_TEMPLATE_CODE: ['应为模板编号', 'must be the code of a template'],
	SMS_ALIYUN_ENDPOINT: ['应为主机名', 'must be a host name'],
	SMTP_URL: ['应为 smtp:// 或 smtps:// 开头的网址', 'must begin with smtp:// or smtps://'],
	MAIL_FROM: ['应为发件邮箱', 'must be the sender’s e-mail address'],
}

/** The configuration is wrong. The message names each variable, in Chinese and in English, and repeats no value. */
export class ConfigurationError extends Error {
	override name = 'ConfigurationError'
}

function complaint(names: readonly Name[]): string {
	const lines = names.flatMap((name) => [`  ${name} ${expected[name][0]}`, `  ${name} ${expected[name][1]}`])
	return ['配置有误，没有启动。Wrong configuration, nothing was started.', ...lines].join('\n')
}

const isName = (name: unknown): name is Name => typeof name === 'string' && name in expected

/** @throws ConfigurationError */
export function readEnvironment(source: Record<string, string | undefined>): Environment {
	const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()))
	const parsed = schema.safeParse(filled)
	if (!parsed.success) {
		throw new ConfigurationError(complaint([...new Set(parsed.error.issues.map(({ path }) => path[0]).filter(isName))]))
	}
	const missing = together.flatMap((group) =>
		group.some((name) => parsed.data[name] !== undefined)
			? group.filter((name) => parsed.data[name] === undefined)
			: [],
	)
	if (missing.length > 0) throw new ConfigurationError(complaint(missing))
	return parsed.data
}

export const env = readEnvironment(process.env)
