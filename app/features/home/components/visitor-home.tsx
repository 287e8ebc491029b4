import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { RegionList } from '~/features/estates/components/region-list'
import { sections } from '~/features/estates/rules'
import { paths } from '~/paths'
import { Button, Card, Columns, EmptyState, LinkButton, plainField, TextField, TextLink } from '~/ui'

interface VisitorHomeProps {
	ladder: readonly { code: string; name: string }[]
	regions: readonly { code: string; name: string; estates: number; homes: number }[]
}

/** For those who are not signed in: what this is, the way to one's estate, the way in. */
export function VisitorHome({ ladder, regions }: VisitorHomeProps) {
	const { t } = useTranslation()
	return (
		<>
			<div className="mb-6 mt-2">
				<h1 className="max-w-text text-2xl font-bold lg:text-3xl">{t('home:visitor.title')}</h1>
				<p className="mt-2 max-w-text text-lg text-muted">{t('home:visitor.lead')}</p>
			</div>
			<Columns
				main={
					<>
						<Card title={t('home:visitor.find')}>
							<EstateSearch />
						</Card>
						<Card title={t('home:visitor.regions', { place: ladder.map((region) => region.name).join(' ') })}>
							{regions.length > 0 ? (
								<RegionList regions={regions} />
							) : (
								<EmptyState title={t('estates:region.none')} next={t('estates:region.none-next')} />
							)}
						</Card>
						<Card title={t('home:visitor.together')}>
							<dl className="grid gap-2">
								{sections.map((section) => (
									<div key={section} className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4">
										<dt className="font-bold text-brick-dark">{t(`place:section.${section}`)}</dt>
										<dd>{t(`home:together.${section}`)}</dd>
									</div>
								))}
							</dl>
						</Card>
					</>
				}
				side={
					<>
						<Card title={t('home:visitor.known')}>
							<p>{t('home:visitor.known-text')}</p>
							<div className="mt-4">
								<LinkButton to={paths.signIn()} wide>
									{t('home:visitor.sign-in')}
								</LinkButton>
							</div>
						</Card>
						<Card title={t('home:visitor.first')}>
							<p>{t('home:visitor.first-text')}</p>
							<div className="mt-4">
								<LinkButton to={paths.claim()} variant="quiet" wide>
									{t('home:visitor.claim')}
								</LinkButton>
							</div>
						</Card>
						<p className="text-muted">
							<TextLink to={paths.staffSignIn()} block>
								{t('home:visitor.staff')}
							</TextLink>
						</p>
					</>
				}
			/>
		</>
	)
}

/** A name, an address or the initials of its pinyin; works without JavaScript. */
export function EstateSearch() {
	const { t } = useTranslation()
	return (
		<Form method="get" action={paths.search()} role="search">
			<TextField
				field={plainField('q')}
				type="search"
				label={t('estates:search.label')}
				hint={t('home:visitor.find-hint')}
				maxLength={60}
				autoComplete="off"
			/>
			<Button variant="quiet">{t('estates:search.submit')}</Button>
		</Form>
	)
}
