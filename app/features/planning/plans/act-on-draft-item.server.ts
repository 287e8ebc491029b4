import type { EstateFacts } from '~/features/estates/find-estate.server'
import type { Actor } from '~/features/identity/types'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { readForm, refuse } from '~/platform/forms.server'
import { consume } from '~/platform/limits.server'
import { redirectWithFlash } from '~/platform/respond.server'
import { refused } from '~/platform/result'
import { addItemFile } from './add-item-file.server'
import { captionItemFile } from './caption-item-file.server'
import { itemPageForm } from './forms'
import { removeItem } from './remove-item.server'
import { removeItemFile } from './remove-item-file.server'
import { saveItem } from './save-item.server'

/** What an officer sends from the page of an item of the draft. */
export async function actOnDraftItem(request: Request, actor: Actor, estate: EstateFacts, itemKey: string) {
	const form = await readForm(request, itemPageForm)
	if (!form.ok) return form.reply
	const { sent, value } = form
	const draft = paths.planDraft(estate.id)
	const itself = paths.planDraftItem(estate.id, itemKey)
	const about = { estate, itemKey }
	switch (value.intent) {
		case 'save': {
			const saved = await saveItem(actor, { ...about, ...value }, now())
			return saved.ok ? redirectWithFlash(draft, 'drafts:flash.item-saved') : refuse(saved, sent)
		}
		case 'remove': {
			const removed = await removeItem(actor, about, now())
			return removed.ok ? redirectWithFlash(draft, 'drafts:flash.item-removed') : refuse(removed, sent)
		}
		case 'add-file': {
			const allowance = await consume('upload-person', actor.personId)
			if (!allowance.allowed) {
				const minutes = Math.ceil(allowance.retryAfterSeconds / 60)
				return refuse(refused('files:refusal.too-many', { minutes }), sent)
			}
			const added = await addItemFile(actor, { ...about, ...value }, now())
			if (!added.ok) return refuse(added, sent)
			const { kept } = added.value
			return redirectWithFlash(`${itself}#files`, kept ? 'drafts:flash.file-added' : 'drafts:flash.file-same')
		}
		case 'caption': {
			const saved = await captionItemFile(actor, { ...about, ...value }, now())
			return saved.ok ? redirectWithFlash(`${itself}#files`, 'drafts:flash.caption-saved') : refuse(saved, sent)
		}
		case 'remove-file': {
			const removed = await removeItemFile(actor, { ...about, ...value }, now())
			return removed.ok ? redirectWithFlash(`${itself}#files`, 'drafts:flash.file-removed') : refuse(removed, sent)
		}
	}
}
