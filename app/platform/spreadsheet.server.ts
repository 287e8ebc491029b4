import writeExcelFile from 'write-excel-file/node'

/** Begins like a formula, in half or full width: a spreadsheet program might run it. */
const formulaLike = /^[=+\-@\t\r＝＋－＠]/

/** Text that no spreadsheet program takes for a formula: a leading apostrophe where it begins like one. */
export function harmlessText(text: string): string {
	return formulaLike.test(text) ? `'${text}` : text
}

/** A workbook of one sheet, every cell typed as text. */
export async function textWorkbook(
	sheet: string,
	headings: readonly string[],
	rows: readonly (readonly string[])[],
): Promise<Buffer> {
	const cells = (values: readonly string[], fontWeight?: 'bold') =>
		values.map((value) => ({ value: harmlessText(value), type: String, ...(fontWeight ? { fontWeight } : {}) }))
	return writeExcelFile([cells(headings, 'bold'), ...rows.map((row) => cells(row))], {
		sheet,
		stickyRowsCount: 1,
		columns: headings.map(() => ({ width: 22 })),
	}).toBuffer()
}

/** An answer that the browser saves under this name. */
export function download(body: Buffer, fileName: string, type = xlsxType): Response {
	return new Response(new Uint8Array(body), {
		headers: {
			'Content-Type': type,
			'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
			'Cache-Control': 'no-store',
		},
	})
}

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
