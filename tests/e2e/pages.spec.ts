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

/** 大字版 on a handful, at a phone's width. */
const inLarge =
	/routes\/(home|search|sign-in\/index|claim\/index|me\/index|estates\/(show|deciding|plan\/show|votes\/(show|ballot)|notices\/show|surveys\/answer))$/

const looks = [
	{ lng: 'zh-CN', size: 'normal', widths: [1280, 360] },
	{ lng: 'en', size: 'normal', widths: [1280, 360] },
	{ lng: 'zh-CN', size: 'large', widths: [360] },
] as const

const parts = 3

for (const { lng, size, widths } of looks) {
	for (let part = 1; part <= parts; part++) {
		test(`every page in ${lng}${size === 'large' ? ', in large text' : ''}: part ${part} of ${parts}`, async ({
			browser,
			portal,
		}) => {
			test.setTimeout(400_000)
			const database = databaseOf(portal)
			const { sceneOf, tokenOf } = sceneMaker(portal, database)
			const context = await browser.newContext({ baseURL: portal.origin, locale: lng })
			const page = await context.newPage()
			const [weight, complaints] = [weigh(page), complaintsOf(page)]
			const weighing = lng === 'zh-CN' && size === 'normal'
			if (weighing) await (await context.newCDPSession(page)).send('Network.setCacheDisabled', { cacheDisabled: true })
			const chosen = pages.filter(
				({ id }, index) => index % parts === part - 1 && (size === 'normal' || inLarge.test(id)),
			)
			// all people of all scenes are there before the names are gathered
			for (const route of chosen) await sceneOf(route)
			const data = new Set([...chineseData(database), '矩阵小区'])
			const faults: string[] = []

			const looksRight = async (width: number): Promise<string[]> => {
				await page.setViewportSize({ width, height: width < 600 ? 740 : 900 })
				const found = [
					...(await violationsOf(page)),
					...(await smallTargetsOf(page)),
					...(await sidewaysScrollOf(page)),
				]
				if (size === 'large') found.push(...(await smallTargetsOf(page, 60, 'main form button:not([class*="tool"])')))
				if (width > 360) return found
				await page.setViewportSize({ width: 320, height: 640 })
				return [...found, ...(await sidewaysScrollOf(page)).map((text) => `at 320: ${text}`)]
			}

			const visit = async (route: BuiltRoute, standing: Standing): Promise<string[]> => {
				const scene = await sceneOf(route)
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
					if (scripts > most.scripts) found.push(`weighs ${scripts.toFixed(1)} KB of scripts`)
					if (all > most.all) found.push(`weighs ${all.toFixed(1)} KB`)
				}
				found.push(...(await rawKeysOf(page)))
				if (lng === 'en') found.push(...(await chineseOf(page, data)))
				for (const width of widths) found.push(...(await looksRight(width)).map((text) => `${width} px: ${text}`))
				const known = expected === 404 ? /404/ : /(?!)/
				found.push(...complaints().filter((text) => !known.test(text)))
				return found.map((text) => `${scene.address} as ${standing}: ${text}`)
			}

			for (const route of chosen) {
				for (const standing of standingsFor(route)) faults.push(...(await visit(route, standing)))
			}
			await context.close()
			database.close()
			expect(faults).toEqual([])
		})
	}
}
