import { letters, matrix } from '../access-matrix'
import { sceneMaker } from '../support/access-cast'
import { type BuiltRoute, builtRoutes } from '../support/built-routes'
import { expect, test } from '../support/journey'
import {
	chineseData,
	chineseOf,
	complaintsOf,
	rawKeysOf,
	sidewaysScrollOf,
	smallTargetsOf,
	violationsOf,
	weigh,
} from '../support/page-checks'
import { databaseOf, type Standing, sessionCookieName } from '../support/standings'

test.describe.configure({ mode: 'parallel' })

/** Pages that look different to different people are looked at as each of them. */
const alsoAs: Record<string, readonly Standing[]> = {
	'routes/home': ['visitor', 'owner', 'captain', 'worker', 'officer', 'county', 'auditor'],
	'routes/search': ['officer'],
	'routes/outbox': ['officer'],
	'routes/estates/show': ['visitor', 'owner', 'officer'],
	'routes/estates/deciding': ['owner', 'officer'],
	'routes/estates/plan/show': ['owner', 'officer'],
	'routes/estates/votes/show': ['visitor', 'owner', 'officer'],
	'routes/estates/notices/show': ['owner', 'captain', 'officer'],
	'routes/me/index': ['owner', 'captain'],
}

/** Looked at as whoever comes first here among those to whom it opens. */
const preferred: readonly Standing[] = ['owner', 'visitor', 'captain', 'officer', 'county']

function standingsFor({ id }: BuiltRoute): readonly Standing[] {
	const seen = matrix[id]?.get?.[200] ?? matrix[id]?.get?.[404] ?? ''
	const able = Object.entries(letters).flatMap(([letter, standing]) => (seen.includes(letter) ? [standing] : []))
	const first = preferred.find((standing) => able.includes(standing))
	return alsoAs[id] ?? (first ? [first] : [])
}

const staff: readonly Standing[] = ['worker', 'officer', 'county', 'auditor', 'other-officer']
const pages = builtRoutes().filter(
	({ isPage, isLayout, id }) => isPage && !isLayout && matrix[id]?.get?.[302]?.length !== 11,
)

const looks = [
	{ lng: 'zh-CN', size: 'normal', width: 1280 },
	{ lng: 'zh-CN', size: 'normal', width: 360 },
	{ lng: 'en', size: 'normal', width: 1280 },
	{ lng: 'en', size: 'normal', width: 360 },
	{ lng: 'zh-CN', size: 'large', width: 360 },
] as const

/** 大字版 on a handful. */
const inLarge =
	/routes\/(home|search|sign-in\/index|claim\/index|me\/index|estates\/(show|deciding|plan\/show|votes\/(show|ballot)|notices\/show|surveys\/answer))$/

for (const { lng, size, width } of looks) {
	for (const half of [0, 1]) {
		test(`every page in ${lng} at ${width} px${size === 'large' ? ', in large text' : ''}: half ${half + 1}`, async ({
			browser,
			portal,
		}) => {
			test.setTimeout(400_000)
			const database = databaseOf(portal)
			const { sceneOf, tokenOf } = sceneMaker(portal, database)
			const height = width < 600 ? 740 : 900
			const context = await browser.newContext({ baseURL: portal.origin, locale: lng, viewport: { width, height } })
			const page = await context.newPage()
			const [weight, complaints] = [weigh(page), complaintsOf(page)]
			const weighing = lng === 'zh-CN' && size === 'normal' && width === 360
			if (weighing) await (await context.newCDPSession(page)).send('Network.setCacheDisabled', { cacheDisabled: true })
			const chosen = pages.filter(({ id }, index) => index % 2 === half && (size === 'normal' || inLarge.test(id)))
			const faults: string[] = []
			let data: ReadonlySet<string> | undefined
			for (const route of chosen) {
				const scene = await sceneOf(route)
				for (const standing of standingsFor(route)) {
					const token = tokenOf(scene, standing)
					const cookie = { domain: '127.0.0.1', path: '/' }
					await context.clearCookies()
					await context.addCookies([
						{ ...cookie, name: 'lng', value: lng },
						{ ...cookie, name: 'size', value: size },
						...(token ? [{ ...cookie, name: sessionCookieName, value: token }] : []),
					])
					const found: string[] = []
					await weight()
					const answer = await page.goto(scene.address)
					const expected = matrix[route.id]?.get?.[200] ? 200 : 404
					if (answer?.status() !== expected) found.push(`answers ${answer?.status()}`)
					await page.waitForFunction(() => '__remixRouteModules' in window)
					if (weighing) {
						const { scripts, all } = await weight()
						const most = staff.includes(standing) ? { scripts: 250, all: 400 } : { scripts: 130, all: 180 }
						if (scripts > most.scripts) found.push(`weighs ${scripts.toFixed(0)} KB of scripts`)
						if (all > most.all) found.push(`weighs ${all.toFixed(0)} KB`)
					}
					found.push(...(await violationsOf(page)), ...(await rawKeysOf(page)))
					found.push(...(await smallTargetsOf(page)))
					if (size === 'large') found.push(...(await smallTargetsOf(page, 60, 'main form button:not([class*="tool"])')))
					if (lng === 'en') {
						data ??= new Set([...chineseData(database), '矩阵小区'])
						found.push(...(await chineseOf(page, data)))
					}
					found.push(...(await sidewaysScrollOf(page)))
					if (width === 360) {
						await page.setViewportSize({ width: 320, height: 640 })
						found.push(...(await sidewaysScrollOf(page)).map((text) => `at 320: ${text}`))
						await page.setViewportSize({ width, height })
					}
					const missing = expected === 404 ? /404/ : /(?!)/
					found.push(...complaints().filter((text) => !missing.test(text)))
					faults.push(...found.map((text) => `${scene.address} as ${standing}: ${text}`))
				}
			}
			await context.close()
			database.close()
			expect(faults).toEqual([])
		})
	}
}
