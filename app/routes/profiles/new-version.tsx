import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { grantsFor } from '~/features/identity/access'
import { requireStaff } from '~/features/identity/actor.server'
import { ProfileForm } from '~/features/planning/profiles/components/profile-form'
import { profileName } from '~/features/planning/profiles/components/words'
import { editorPage, reviewProfile } from '~/features/planning/profiles/editor.server'
import { profileForm } from '~/features/planning/profiles/forms'
import { saveProfile } from '~/features/planning/profiles/save-profile.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { readForm, refuse } from '~/platform/forms.server'
import { translator } from '~/platform/i18n.server'
import { notFound, redirectWithFlash } from '~/platform/respond.server'
import { PageHeader } from '~/ui'

async function officer(request: Request) {
	const actor = await requireStaff(request)
	if (grantsFor(actor, 'manage-profiles').length === 0) throw notFound()
	return actor
}

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t, lng } = await translator(request)
	const actor = await officer(request)
	const page = await editorPage(actor, params.profileId ?? '', now())
	if (!page) throw notFound()
	if (page.baseId !== params.profileId) throw redirect(paths.profileNewVersion(page.baseId))
	const name = profileName(lng, page.base)
	return { title: t(page.regions ? 'profiles:edit.title-own' : 'profiles:edit.title', { name }), name, page }
}

export async function action({ request }: ActionFunctionArgs) {
	const actor = await officer(request)
	const { lng } = await translator(request)
	const form = await readForm(request, profileForm)
	if (!form.ok) return form.reply
	const { intent, previewed, ...input } = form.value
	const review = await reviewProfile(actor, input, lng, now())
	// what is saved against the rules is refused by the deed, which records it
	if (intent === 'save' && !(review.ok && review.value.fieldErrors === null)) await saveProfile(actor, input, now())
	if (!review.ok) return refuse(review, form.sent, review.error === 'profiles:refusal.not-yours' ? 403 : 409)
	const { fieldErrors, preview, mark, looser } = review.value
	if (fieldErrors) return data({ lastResult: form.sent.reply({ fieldErrors }) }, { status: 400 })
	if (intent === 'preview' || previewed !== mark)
		return data({ lastResult: form.sent.reply(), preview, looser, previewed: mark })
	const saved = await saveProfile(actor, input, now())
	if (!saved.ok) return refuse(saved, form.sent)
	return redirectWithFlash(paths.profile(saved.value.profileId), 'profiles:flash.saved')
}

export default function NewVersion() {
	const { t } = useTranslation()
	const { title, name, page } = useLoaderData<typeof loader>()
	const reply = useActionData<typeof action>()
	return (
		<>
			<PageHeader
				title={title}
				lead={t(page.regions ? 'profiles:edit.lead-own' : 'profiles:edit.lead')}
				back={{ to: paths.profile(page.baseId), label: name }}
			/>
			<ProfileForm page={page} reply={reply} />
		</>
	)
}
