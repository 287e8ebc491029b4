import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { grantsFor } from '~/features/identity/access'
import { requireStaff } from '~/features/identity/actor.server'
import { RoleNames } from '~/features/identity/components/role-names'
import { listStaff, staffPageSize } from '~/features/identity/staff-queries.server'
import { paths } from '~/paths'
import { translator } from '~/platform/i18n.server'
import { readQuery } from '~/platform/query.server'
import { notFound } from '~/platform/respond.server'
import { DataTable, EmptyState, LinkButton, PageHeader, Pagination, Tag, TextLink } from '~/ui'

const query = z.strictObject({ page: z.coerce.number().int().min(1).max(10_000).default(1) })

export async function loader({ request }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const actor = await requireStaff(request)
	if (grantsFor(actor, 'manage-people').length === 0) throw notFound()
	const { page } = readQuery(request, query)
	const { staff, total } = await listStaff(actor, page)
	return { title: t('staff:people.title'), staff, page, pages: Math.max(1, Math.ceil(total / staffPageSize)), total }
}

export default function StaffPeople() {
	const { t } = useTranslation()
	const { title, staff, page, pages, total } = useLoaderData<typeof loader>()
	return (
		<>
			<PageHeader
				title={title}
				lead={t('staff:people.lead')}
				back={{ to: paths.me(), label: t('identity:me.title') }}
			/>
			<LinkButton to={paths.staffPersonNew()}>{t('staff:people.new')}</LinkButton>
			{staff.length === 0 ? (
				<EmptyState title={t('staff:people.none')} next={t('staff:people.none-next')} />
			) : (
				<DataTable
					caption={title}
					rows={staff}
					rowKey={(row) => row.personId}
					columns={[
						{
							key: 'name',
							label: t('staff:display-name'),
							rowHeader: true,
							cell: (row) => <TextLink to={paths.staffPerson(row.personId)}>{row.displayName}</TextLink>,
						},
						{ key: 'login', label: t('staff:login-name'), cell: (row) => row.loginName },
						{ key: 'roles', label: t('staff:role.label'), cell: (row) => <RoleNames grants={row.grants} /> },
						{
							key: 'state',
							label: t('staff:state.label'),
							cell: (row) => (
								<Tag tone={row.disabled ? 'no' : row.mustChangePassword ? 'wait' : 'ok'}>
									{t(`staff:state.${row.disabled ? 'disabled' : row.mustChangePassword ? 'new' : 'active'}`)}
								</Tag>
							),
						},
					]}
				/>
			)}
			<Pagination page={page} pages={pages} total={total} />
		</>
	)
}
