import { useTranslation } from 'react-i18next'
import { formatArea, formatCount } from '~/platform/format'
import { Disclosure } from '~/ui'
import type { Test } from '../rules'

/** The multiplication behind each test, to be followed with a pocket calculator. */
export function Arithmetic({ tests }: { tests: readonly Test[] }) {
	const { t } = useTranslation()
	return (
		<Disclosure summary={t('votes:result.arithmetic')}>
			<ul className="grid gap-2">
				{tests.map((test) => (
					<li key={test.name}>
						<strong>{t(`votes:test.${test.name}`)}</strong>
						<br />
						<span className="tabular-nums">{sentence(t, test)}</span>
					</li>
				))}
			</ul>
			<p className="mt-3">{t('votes:result.arithmetic-rule')}</p>
			<p className="mt-1 text-muted">{t('votes:result.arithmetic-units')}</p>
		</Disclosure>
	)
}

function sentence(t: ReturnType<typeof useTranslation>['t'], test: Test): string {
	const [n, d] = test.fraction
	const amount = test.unit === 'area' ? (value: number) => formatArea(value).replace(/ ㎡$/, '') : formatCount
	const kind = test.name.startsWith('participation') ? 'participation' : 'approval'
	return t(`votes:result.arithmetic-${kind}`, {
		value: amount(test.value),
		whole: amount(test.whole),
		n,
		d,
		left: amount(test.value * d),
		right: amount(test.whole * n),
		verdict: t(`votes:result.verdict-${test.bound}-${test.passed ? 'yes' : 'no'}`),
	})
}
