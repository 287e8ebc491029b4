import { readdirSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page, Response } from '@playwright/test'
import type { PortalDatabase } from './standings'

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What axe finds against WCAG 2.2 AA, one line each. */
export async function violationsOf(page: Page): Promise<string[]> {
	const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(wcag).analyze()
	return violations.map(
		({ id, nodes }) =>
			`axe ${id}: ${nodes
				.map(({ target }) => target.join(' '))
				.slice(0, 3)
				.join(' | ')}`,
	)
}

export async function sidewaysScrollOf(page: Page): Promise<string[]> {
	const { scroll, width, widest } = await page.evaluate(() => {
		const { scrollWidth, clientWidth } = document.documentElement
		const over = [...document.querySelectorAll('main *')].find(
			(node) => node.getBoundingClientRect().right > clientWidth + 1,
		)
		return { scroll: scrollWidth, width: clientWidth, widest: over?.outerHTML.slice(0, 120) ?? '' }
	})
	return scroll > width ? [`scrolls sideways: ${scroll} > ${width} px: ${widest}`] : []
}

/** All that a page says: its text, what it names for readers, its title; apart from what is marked as Chinese. */
function textsOf(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const texts = [document.title]
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			const element = node instanceof Element ? node : node.parentElement
			if (!element || element.closest('[lang|="zh"]:not(html), script, style, template')) continue
			if (node instanceof Element) {
				for (const name of ['aria-label', 'title', 'alt', 'placeholder', 'aria-description']) {
					const value = node.getAttribute(name)
					if (value) texts.push(value)
				}
			} else if (node.textContent?.trim()) texts.push(node.textContent.trim())
		}
		return texts
	})
}

const namespaces = readdirSync('locales/en').map((file) => file.replace('.json', ''))
const rawKey = new RegExp(`\\b(${namespaces.join('|')}):[a-z][\\w-]*(\\.[\\w-]+)+`)

export async function rawKeysOf(page: Page): Promise<string[]> {
	const found = (await textsOf(page)).filter((text) => rawKey.test(text) || /\{\{\s*\w+/.test(text))
	return found.map((text) => `raw key: ${text.slice(0, 100)}`)
}

const han = /\p{Script=Han}/u

/** Everything in Chinese that people have written: names, plans, notices, comments. */
export function chineseData(database: PortalDatabase): ReadonlySet<string> {
	const said = new Set<string>()
	const take = (value: unknown): void => {
		if (typeof value === 'string' && han.test(value)) {
			if (/^[[{]/.test(value)) take(parsed(value))
			said.add(value)
		} else if (Array.isArray(value)) value.forEach(take)
		else if (typeof value === 'object' && value !== null) Object.values(value).forEach(take)
	}
	for (const { name } of database.rows("SELECT name FROM sqlite_master WHERE type = 'table'")) {
		for (const row of database.rows(`SELECT * FROM "${name}"`)) Object.values(row).forEach(take)
	}
	return said
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text)
	} catch {
		return null
	}
}

/** The product's own name, a locality's terms in quotation marks, and names of which one or two characters are left. */
const allowed = /五共家园|中文|共[谋建管评享]|一区一案|大字版|\p{Script=Han}\*+\p{Script=Han}?/gu

/** Chinese on an English page that nobody has entered as data. */
export async function chineseOf(page: Page, data: ReadonlySet<string>): Promise<string[]> {
	const found: string[] = []
	for (const text of new Set(await textsOf(page))) {
		let rest = text.replace(allowed, '')
		if (!han.test(rest) || data.has(text) || [...data].some((said) => said.includes(text))) continue
		const inside = [...data]
			.filter((said) => said.length > 1 && rest.includes(said))
			.sort((a, b) => b.length - a.length)
		for (const said of inside) rest = rest.replaceAll(said, '')
		if (!han.test(rest)) continue
		const part = rest.trim()
		if ([...data].some((said) => said.includes(part))) continue
		found.push(`Chinese: ${text.slice(0, 80)}`)
	}
	return found
}

/** Targets a finger may miss: lower than 44 px, apart from links within running text. */
export async function smallTargetsOf(
	page: Page,
	least = 44,
	selector = 'a[href], button, input, select, textarea, summary',
): Promise<string[]> {
	return page.evaluate(
		([least, selector]) => {
			const seen = (node: Element) => node.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true })
			const boxOf = (node: Element) => {
				const label = node instanceof HTMLInputElement && /^(checkbox|radio)$/.test(node.type) ? node.labels?.[0] : null
				const [one, other] = [node.getBoundingClientRect(), label?.getBoundingClientRect()]
				return { width: Math.max(one.width, other?.width ?? 0), height: Math.max(one.height, other?.height ?? 0) }
			}
			const inText = (node: Element) => {
				if (!(node instanceof HTMLAnchorElement)) return false
				const block = node.closest('p, li, dd, dt, td, th, figcaption, label, legend, h1, h2, h3, h4, div')
				const around = (block?.textContent ?? '').replace(node.textContent ?? '', '').trim()
				return getComputedStyle(node).display === 'inline' && around.length > 0
			}
			return [...document.querySelectorAll(String(selector))]
				.filter((node) => seen(node) && !(node instanceof HTMLInputElement && node.type === 'hidden'))
				.filter((node) => !node.closest('.sr-only, .skip') && !inText(node))
				.filter((node) => {
					const { width, height } = boxOf(node)
					return width > 1 && (height < Number(least) - 0.5 || width < Number(least) - 0.5)
				})
				.map((node) => {
					const { width, height } = boxOf(node)
					return `small target ${Math.round(width)}×${Math.round(height)}: ${node.outerHTML.slice(0, 110)}`
				})
		},
		[least, selector] as const,
	)
}

export interface Weight {
	scripts: number
	all: number
}

const zipped = new Map<string, number>()

/** The gzip bytes of what a page loads, in KB; photos and drawings do not count. */
export function weigh(page: Page): () => Promise<Weight> {
	const responses: Response[] = []
	page.on('response', (response) => {
		if (response.request().resourceType() !== 'image' && response.status() === 200) responses.push(response)
	})
	return async () => {
		const weight = { scripts: 0, all: 0 }
		for (const response of responses) {
			const isAsset = new URL(response.url()).pathname.startsWith('/assets/')
			const known = isAsset ? zipped.get(response.url()) : undefined
			const size = known ?? gzipSync(await response.body()).length / 1024
			if (isAsset) zipped.set(response.url(), size)
			weight.all += size
			if (response.request().resourceType() === 'script') weight.scripts += size
		}
		responses.length = 0
		return weight
	}
}

/** What a page complains of in its console. */
export function complaintsOf(page: Page): () => string[] {
	const complaints: string[] = []
	page.on('pageerror', (error) => complaints.push(`page error: ${error.message.slice(0, 300)}`))
	page.on('console', (message) => {
		if (message.type() === 'error' || /Content Security Policy/i.test(message.text())) {
			complaints.push(`console: ${message.text().slice(0, 300)}`)
		}
	})
	return () => complaints.splice(0)
}
