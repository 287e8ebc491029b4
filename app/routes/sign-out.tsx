import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { signOutForm } from '~/features/identity/forms'
import { signOut } from '~/features/identity/sign-out.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { readForm } from '~/platform/forms.server'
import { redirectWithFlash } from '~/platform/respond.server'
import { endedSessionCookie, signedIn } from '~/platform/session.server'

export function loader() {
	return redirect(paths.me())
}

export async function action({ request }: ActionFunctionArgs) {
	const form = await readForm(request, signOutForm)
	if (!form.ok) return form.reply
	const everywhere = form.value.everywhere === 'yes'
	const session = await signedIn(request)
	if (session) await signOut(session, { everywhere }, now())
	return redirectWithFlash(
		paths.home(),
		everywhere ? 'identity:flash.signed-out-everywhere' : 'identity:flash.signed-out',
		{},
		[endedSessionCookie()],
	)
}
