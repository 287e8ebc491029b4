import { createRequire } from 'node:module'
import { squeezed } from './rules'

/** Its dictionary is large: loaded at the first search. */
const load = createRequire(import.meta.url)

/** A text, its full pinyin and its initials: “玉林北巷 12 号院” also as yulinbeixiang12haoyuan and ylbx12hy. */
function spellings(text: string): string[] {
	const plain = squeezed(text)
	if (!plain) return []
	const { pinyin }: typeof import('pinyin-pro') = load('pinyin-pro')
	const options = { toneType: 'none', nonZh: 'consecutive', separator: '', v: true } as const
	return [plain, pinyin(plain, options), pinyin(plain, { ...options, pattern: 'first' })].map(squeezed)
}

/** What a search compares with: the spellings of name and address, a space between them so that no word matches across. */
export function searchTextOf(name: string, address: string): string {
	return [...new Set([...spellings(name), ...spellings(address)])].join(' ')
}
