import type { LoaderFunctionArgs } from '@remix-run/node'
import { issuesWorkbook } from '~/features/estates/register/preview.server'
import { importOf } from '~/features/estates/register/queries.server'
import { grantsFor } from '~/features/identity/access'
import { requireActor } from '~/features/identity/actor.server'
import { translator } from '~/platform/i18n.server'
import { notFound } from '~/platform/respond.server'
import { download } from '~/platform/spreadsheet.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const actor = await requireActor(request)
	const row = grantsFor(actor, 'manage-register').length > 0 ? await importOf(actor, params.importId) : null
	const workbook = row && (await issuesWorkbook(row, t))
	if (!workbook) throw notFound()
	return download(workbook, `${t('register:preview.issues-file')}.xlsx`)
}
