import { type Bundle, byNamespace } from '../bundle'

export const bundle: Bundle = byNamespace(
	import.meta.glob(['/locales/zh-CN/*.json', '!/locales/zh-CN/{audit,outbox,people,register}.json'], {
		eager: true,
		import: 'default',
	}),
)
