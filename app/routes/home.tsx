import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { regionsToChoose } from '~/features/estates/regions/queries.server'
import { ResidentHome } from '~/features/home/components/resident-home'
import { StaffHome } from '~/features/home/components/staff-home'
import { VisitorHome } from '~/features/home/components/visitor-home'
import { residentHome } from '~/features/home/resident-home.server'
import { staffHome } from '~/features/home/staff-home.server'
import { currentActor } from '~/features/identity/actor.server'
import { now } from '~/platform/clock.server'
import { translator } from '~/platform/i18n.server'

export async function loader({ request }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const actor = await currentActor(request)
	if (!actor) {
		const { ladder, regions } = await regionsToChoose()
		return { kind: 'visitor', title: t('home:visitor.title'), ladder, regions } as const
	}
	const title = t('home:title')
	if (actor.kind === 'staff') return { kind: 'staff', title, ...(await staffHome(actor, now())) } as const
	return { kind: 'resident', title, ...(await residentHome(actor, now())) } as const
}

export default function Home() {
	const page = useLoaderData<typeof loader>()
	switch (page.kind) {
		case 'visitor':
			return <VisitorHome ladder={page.ladder} regions={page.regions} />
		case 'resident':
			return <ResidentHome {...page} />
		case 'staff':
			return <StaffHome {...page} />
	}
}
