import type { Language } from '~/platform/i18n/languages'
import { translatorFor } from '~/platform/i18n.server'
import type { Template } from './enqueue.server'

const templates: Record<Template, true> = {
	'sign-in-code': true,
	'claim-code': true,
	'vote-opened': true,
	'vote-reminder': true,
	'ballot-cast': true,
	'ballot-changed': true,
	'ballot-by-delegate': true,
	'power-recorded': true,
	'power-revoked': true,
	'paper-received': true,
	'paper-confirmed': true,
	'paper-set-aside': true,
	'paper-not-counted': true,
	'notice-posted': true,
	'survey-opened': true,
}

export function isTemplate(name: string): name is Template {
	return Object.hasOwn(templates, name)
}

/** A message in words, as it is sent and as the outbox shows it. */
export function messageTexts(template: Template, parameters: Record<string, string>, lng: Language) {
	const t = translatorFor(lng)
	return {
		text: t(`messages:text.${template}`, parameters),
		subject: t(`messages:subject.${template}`, parameters),
	}
}
