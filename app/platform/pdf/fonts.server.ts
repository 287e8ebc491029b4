import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

const { resolve } = createRequire(import.meta.url)

/** Noto Sans SC (SIL Open Font License): digits, Latin and all Han of GB 18030's first levels in one file; pdfkit embeds what a document uses. */
const folder = '@expo-google-fonts/noto-sans-sc'

export interface Fonts {
	regular: Buffer
	bold: Buffer
}

/** 21 MB: read for each document, not kept. */
export async function chineseFonts(): Promise<Fonts> {
	const [regular, bold] = await Promise.all([
		readFile(resolve(`${folder}/400Regular/NotoSansSC_400Regular.ttf`)),
		readFile(resolve(`${folder}/700Bold/NotoSansSC_700Bold.ttf`)),
	])
	return { regular, bold }
}
