import type { LoaderFunctionArgs } from '@remix-run/node'
import { exportAudit } from '~/features/audit/export-audit.server'
import { auditFilter } from '~/features/audit/forms'
import { readsAudit } from '~/features/audit/queries.server'
import { requireActor } from '~/features/identity/actor.server'
import { now } from '~/platform/clock.server'
import { translator } from '~/platform/i18n.server'
import { readQuery } from '~/platform/query.server'
import { notFound } from '~/platform/respond.server'
import { shanghaiDay } from '~/platform/shanghai'
import { download } from '~/platform/spreadsheet.server'

export async function loader({ request }: LoaderFunctionArgs) {
	const { t, lng } = await translator(request)
	const actor = await requireActor(request)
	if (!readsAudit(actor)) throw notFound()
	const filter = readQuery(request, auditFilter)
	const at = now()
	return download(await exportAudit(actor, filter, { t, lng }), `${t('audit:page.file')}-${shanghaiDay(at)}.xlsx`)
}
