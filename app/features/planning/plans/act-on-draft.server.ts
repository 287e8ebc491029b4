import type { EstateFacts } from '~/features/estates/find-estate.server'
import type { Actor } from '~/features/identity/types'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { readForm, refuse } from '~/platform/forms.server'
import { redirectWithFlash } from '~/platform/respond.server'
import { draftForm } from './forms'
import { moveItem } from './move-item.server'
import { publishPlan } from './publish-plan.server'
import { saveDraftText } from './save-draft-text.server'
import { startDraft } from './start-draft.server'

/** What an officer sends from the page of the draft. */
export async function actOnDraft(request: Request, actor: Actor, estate: EstateFacts) {
	const form = await readForm(request, draftForm)
	if (!form.ok) return form.reply
	const back = paths.planDraft(estate.id)
	switch (form.value.intent) {
		case 'start':
			await startDraft(actor, { estate }, now())
			return redirectWithFlash(back, 'drafts:flash.started')
		case 'save-text': {
			const saved = await saveDraftText(actor, { estate, ...form.value }, now())
			return saved.ok ? redirectWithFlash(back, 'drafts:flash.text-saved') : refuse(saved, form.sent)
		}
		case 'move': {
			const moved = await moveItem(actor, { estate, ...form.value }, now())
			return moved.ok ? redirectWithFlash(`${back}#items`, 'drafts:flash.moved') : refuse(moved, form.sent)
		}
		case 'publish': {
			const published = await publishPlan(actor, { estate, ...form.value }, now())
			if (!published.ok) return refuse(published, form.sent)
			return redirectWithFlash(paths.plan(estate.id), 'drafts:flash.published', { number: published.value.number })
		}
	}
}
