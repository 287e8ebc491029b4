import sharp from 'sharp'
import type { ItemWords } from './words'

const shapes: Record<ItemWords['picture'], string> = {
	roof: '<path d="M80 330 L400 130 L720 330 Z" fill="#A63E26"/><rect x="140" y="330" width="520" height="190" fill="#EFE7DA"/><path d="M680 320 V520" stroke="#3B4A54" stroke-width="14"/>',
	pipes:
		'<rect y="300" width="800" height="300" fill="#C9B79C"/><path d="M0 400 H800" stroke="#1E6B58" stroke-width="46"/><path d="M0 500 H800" stroke="#7A4F00" stroke-width="46"/><rect x="360" y="250" width="80" height="270" fill="#56616A"/>',
	lift: '<rect x="240" y="90" width="320" height="460" fill="#E9EDEF" stroke="#3B4A54" stroke-width="12"/><rect x="280" y="300" width="110" height="200" fill="#1E6B58"/><rect x="410" y="300" width="110" height="200" fill="#1E6B58"/>',
	shed: '<path d="M60 260 L740 200 V240 L60 300 Z" fill="#3B4A54"/><path d="M110 290 V520 M690 240 V520" stroke="#56616A" stroke-width="16"/><circle cx="270" cy="470" r="56" fill="none" stroke="#A63E26" stroke-width="14"/><circle cx="470" cy="470" r="56" fill="none" stroke="#A63E26" stroke-width="14"/>',
	light:
		'<rect x="120" y="80" width="560" height="460" fill="#3B4A54"/><circle cx="400" cy="170" r="52" fill="#FBF0D9"/><path d="M400 222 L250 540 H550 Z" fill="#FBF0D9" opacity=".35"/><path d="M160 540 h120 v-70 h110 v-70 h110 v-70 h120" fill="none" stroke="#DCD8D0" stroke-width="12"/>',
	ramp: '<path d="M90 500 L620 320 H740 V500 Z" fill="#C9B79C"/><path d="M90 420 L620 240 H740" fill="none" stroke="#1E6B58" stroke-width="14"/><path d="M120 500 V410 M350 425 V330 M600 335 V250 M730 330 V240" stroke="#1E6B58" stroke-width="10"/>',
}

/** A plain drawing for an item of the demo, 800 × 600, as a PNG file. */
export async function drawing(picture: ItemWords['picture'], name: string): Promise<File> {
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><rect width="800" height="600" fill="#FBF9F5"/>${shapes[picture]}<rect y="560" width="800" height="40" fill="#DCD8D0"/></svg>`
	const bytes = await sharp(Buffer.from(svg)).png().toBuffer()
	return new File([new Uint8Array(bytes)], `${name}.png`, { type: 'image/png' })
}
