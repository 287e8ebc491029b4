import { harmlessCell } from './harmless-cell'

/** A workbook of one sheet, every cell typed as text. */
export async function textWorkbook(
	sheet: string,
	headings: readonly string[],
	rows: readonly (readonly string[])[],
): Promise<Buffer> {
	const { default: writeExcelFile } = await import('write-excel-file/node')
	const cells = (values: readonly string[], fontWeight?: 'bold') =>
		values.map((value) => ({ value: harmlessCell(value), type: String, ...(fontWeight ? { fontWeight } : {}) }))
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
