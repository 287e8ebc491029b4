import { type Bundle, byNamespace } from '../bundle'

export const bundle: Bundle = byNamespace(
	import.meta.glob('/locales/en/{audit,outbox,people,register}.json', { eager: true, import: 'default' }),
)
