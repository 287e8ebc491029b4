import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireEstate } from '~/features/estates/find-estate.server'
import { exportRegister } from '~/features/estates/register/export-register.server'
import { exportQuery } from '~/features/estates/register/forms'
import { requireActor } from '~/features/identity/actor.server'
import { now } from '~/platform/clock.server'
import { translator } from '~/platform/i18n.server'
import { readQuery } from '~/platform/query.server'
import { shanghaiDay } from '~/platform/shanghai'
import { download } from '~/platform/spreadsheet.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t, lng } = await translator(request)
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId, 'manage-register')
	const { format = 'xlsx' } = readQuery(request, exportQuery)
	const at = now()
	const { body, type } = await exportRegister(actor, estate, format, lng, at)
	return download(body, `${estate.name}-${t('register:export.file-name')}-${shanghaiDay(at)}.${format}`, type)
}
