import type { LoaderFunctionArgs } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { grantsFor } from '~/features/identity/access'
import { requireActor } from '~/features/identity/actor.server'
import { myAccount, myHomes, myRoles } from '~/features/identity/me-queries.server'
import { maskPhone } from '~/features/identity/names'
import { paths } from '~/paths'
import { formatDay, formatInstant } from '~/platform/format'
import { translator } from '~/platform/i18n.server'
import { shanghaiDay } from '~/platform/shanghai'
import {
	Button,
	ButtonRow,
	Card,
	EmptyState,
	Facts,
	HiddenField,
	LinkButton,
	LinkList,
	PageHeader,
	TextLink,
} from '~/ui'
import { forgetDrafts } from '~/ui/kept-store'

export async function loader({ request }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const actor = await requireActor(request)
	const [account, homes, roles] = await Promise.all([myAccount(actor), myHomes(actor), myRoles(actor)])
	return {
		title: t('identity:me.title'),
		kind: actor.kind,
		displayName: actor.displayName,
		signsInBy: actor.kind === 'staff' ? (account.loginName ?? '') : maskPhone(account.phone ?? ''),
		signedInAt: actor.signedInAt,
		sessions: account.sessions,
		homes,
		roles,
		managesPeople: grantsFor(actor, 'manage-people').length > 0,
		readsOutbox: grantsFor(actor, 'read-outbox').length > 0,
		readsAudit: grantsFor(actor, 'read-audit').length > 0,
	}
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>

export default function Me() {
	const { t, i18n } = useTranslation()
	const me = useLoaderData<typeof loader>()
	const isStaff = me.kind === 'staff'
	return (
		<>
			<PageHeader title={me.title} lead={t('identity:me.lead', { name: me.displayName })} />
			{!isStaff && <Homes homes={me.homes} />}
			{me.roles.length > 0 && <Roles roles={me.roles} />}
			{isStaff && (
				<Card title={t('identity:me.work')}>
					<ul>
						{me.managesPeople && <Item to={paths.staffPeople()}>{t('staff:people.title')}</Item>}
						{me.readsOutbox && <Item to={paths.outbox()}>{t('messages:outbox.title')}</Item>}
						{me.readsAudit && <Item to={paths.audit()}>{t('identity:me.audit')}</Item>}
						<Item to={paths.staffPassword()}>{t('staff:password.title')}</Item>
					</ul>
				</Card>
			)}
			<Card title={t('identity:me.signing-in')}>
				<Facts
					items={[
						{ label: t(isStaff ? 'staff:login-name' : 'identity:phone.label'), value: me.signsInBy },
						{ label: t('identity:me.since'), value: formatInstant(me.signedInAt, i18n.language) },
						{ label: t('identity:me.sessions'), value: t('identity:me.sessions-count', { count: me.sessions }) },
					]}
				/>
				<ButtonRow>
					<Form method="post" action={paths.signOut()} onSubmit={forgetDrafts}>
						<Button variant="quiet">{t('identity:me.sign-out')}</Button>
					</Form>
					<Form method="post" action={paths.signOut()} onSubmit={forgetDrafts}>
						<HiddenField name="everywhere" value="yes" />
						<Button variant="danger">{t('identity:me.sign-out-everywhere')}</Button>
					</Form>
				</ButtonRow>
			</Card>
			<Card title={t('identity:me.data')}>
				<p className="max-w-text">{t('identity:me.data-text')}</p>
				<TextLink to={paths.meExport()} document block>
					{t('identity:me.export')}
				</TextLink>
			</Card>
		</>
	)
}

function Item({ to, children }: { to: string; children: string }) {
	return (
		<li>
			<TextLink to={to} block>
				{children}
			</TextLink>
		</li>
	)
}

function Homes({ homes }: Pick<Data, 'homes'>) {
	const { t, i18n } = useTranslation()
	return (
		<Card title={t('identity:me.homes')}>
			{homes.length === 0 ? (
				<EmptyState
					title={t('identity:me.no-home')}
					next={t('identity:me.no-home-next')}
					action={<LinkButton to={paths.claim()}>{t('identity:sign-in.to-claim')}</LinkButton>}
				/>
			) : (
				<>
					<LinkList
						items={homes.map((home) => ({
							key: home.unitId,
							title: `${home.estate} · ${t('identity:home.place', { ...home })}`,
							to: paths.estate(home.estateId),
							note: t('identity:me.home-note', {
								relation: t(`identity:relation.${home.relation}`),
								at: formatDay(shanghaiDay(home.claimedAt), i18n.language),
							}),
						}))}
					/>
					<TextLink to={paths.claim()} block>
						{t('identity:me.further-home')}
					</TextLink>
				</>
			)}
		</Card>
	)
}

function Roles({ roles }: Pick<Data, 'roles'>) {
	const { t } = useTranslation()
	return (
		<Card title={t('identity:me.roles')}>
			<LinkList
				items={roles.map(({ id, role, region, estate, building, entrance, estateId }) => ({
					key: id,
					title: [t(`staff:role.${role}`), region ?? estate, building ?? entrance].filter(Boolean).join(' · '),
					...(estateId ? { to: paths.estate(estateId) } : {}),
				}))}
			/>
		</Card>
	)
}
