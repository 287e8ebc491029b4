import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { readForm } from '~/platform/forms.server'
import { preferenceCookies, preferencesForm } from '~/platform/preferences.server'
import { safeRedirect } from '~/platform/respond.server'

export function loader() {
	return redirect('/')
}

/** The switches of the masthead: language and text size. */
export async function action({ request }: ActionFunctionArgs) {
	const form = await readForm(request, preferencesForm)
	if (!form.ok) return redirect('/', 303)
	const headers = new Headers()
	for (const cookie of preferenceCookies(form.value)) headers.append('Set-Cookie', cookie)
	return redirect(safeRedirect(form.value.redirectTo), { status: 303, headers })
}
