import type { EstateFacts } from '~/features/estates/find-estate.server'
import { requireActor } from '~/features/identity/actor.server'
import { now } from '~/platform/clock.server'
import { readForm, refuse } from '~/platform/forms.server'
import { redirectWithFlash } from '~/platform/respond.server'
import { commentForm } from './forms'
import { hideComment } from './hide-comment.server'
import { postComment } from './post-comment.server'
import type { CommentSubject } from './types'

/** What a person sends from a page with comments: one more of them, or the hiding of one. `back` is that page. */
export async function actOnComments(
	request: Request,
	{ estate, subject, back }: { estate: EstateFacts; subject: CommentSubject; back: string },
) {
	const actor = await requireActor(request)
	const form = await readForm(request, commentForm)
	if (!form.ok) return form.reply
	if (form.value.intent === 'hide') {
		const { commentId, reason } = form.value
		await hideComment(actor, { estate, commentId, reason }, now())
		return redirectWithFlash(`${back}#c-${commentId}`, 'comments:flash.hidden')
	}
	const { parentId, body, requestKey } = form.value
	const posted = await postComment(actor, { estate, subject, parentId, body, requestKey }, now())
	if (!posted.ok) return refuse(posted, form.sent, posted.error === 'comments:refusal.not-of-estate' ? 403 : 409)
	return redirectWithFlash(`${back}#c-${posted.value.commentId}`, 'comments:flash.posted')
}
