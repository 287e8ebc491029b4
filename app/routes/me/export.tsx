import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireActor } from '~/features/identity/actor.server'
import { myData } from '~/features/identity/me-queries.server'
import { now } from '~/platform/clock.server'
import { shanghaiDay } from '~/platform/shanghai'

/** What the portal knows of the person who asks, as JSON. */
export async function loader({ request }: LoaderFunctionArgs) {
	const actor = await requireActor(request)
	const known = await myData(actor)
	return new Response(JSON.stringify(known, null, '\t'), {
		headers: {
			'Content-Type': 'application/json; charset=utf-8',
			'Content-Disposition': `attachment; filename="my-data-${shanghaiDay(now())}.json"`,
			'Cache-Control': 'no-store',
		},
	})
}
