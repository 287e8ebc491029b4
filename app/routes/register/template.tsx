import type { LoaderFunctionArgs } from '@remix-run/node'
import { registerTemplate } from '~/features/estates/register/template.server'
import { grantsFor } from '~/features/identity/access'
import { requireActor } from '~/features/identity/actor.server'
import { translator } from '~/platform/i18n.server'
import { notFound } from '~/platform/respond.server'
import { download } from '~/platform/spreadsheet.server'

export async function loader({ request }: LoaderFunctionArgs) {
	const { t, lng } = await translator(request)
	const actor = await requireActor(request)
	if (grantsFor(actor, 'manage-register').length === 0) throw notFound()
	return download(await registerTemplate(lng), `${t('register:template.file-name')}.xlsx`)
}
