import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { ThresholdBar } from './threshold-bar'

/** The drawn length of the bar and the place of its tick, in per cent. */
function drawn(value: number, total: number, met: boolean) {
	const markup = renderToStaticMarkup(
		<ThresholdBar
			name="面积"
			text=""
			value={value}
			total={total}
			threshold={{ at: 2 / 3, label: '三分之二' }}
			met={met}
			state=""
		/>,
	)
	const [bar = 0] = [...markup.matchAll(/<rect y="5" width="([\d.]+)%" height="18" rx="9" (?!class="fill-slate)/g)].map(
		([, width]) => Number(width),
	)
	const tick = Number(/<line x1="([\d.]+)%"/.exec(markup)?.[1])
	return { bar, tick }
}

describe('a threshold bar', () => {
	it('that misses by 0.01 ㎡ of a million stays visibly under its tick', () => {
		const { bar, tick } = drawn(66_666_666, 100_000_000, false)
		expect(tick - bar).toBeGreaterThan(1)
		expect(bar).toBeGreaterThan(60)
	})

	it('that reaches it exactly does not end under it', () => {
		const { bar, tick } = drawn(2, 3, true)
		expect(bar).toBeGreaterThan(tick)
	})

	it('is drawn to scale elsewhere', () => {
		expect(drawn(1, 4, false).bar).toBe(25)
		expect(drawn(9, 10, true).bar).toBe(90)
	})
})
