import { type FixedColumn, fixedColumns } from './rules'

/** The part of locales/*\/municipal.json that names the columns. */
export interface ColumnWords {
	sheet: string
	column: Record<FixedColumn, string>
	/** “第 {{number}} 项” */
	matter: string
}

const also: Record<FixedColumn, readonly string[]> = {
	building: ['栋', '幢', '楼号', '楼栋号', '栋号'],
	entrance: ['单元号', '门栋'],
	room: ['室号', '房号', '户号', '门牌号', '房间号'],
	paperNumber: ['票号', '纸质票号', '表决票号'],
	time: ['投票时间', '表决时间', '提交时间'],
	reference: ['流水号', '电子票编号', '凭证号', '编号'],
}

/** '投票时间（北京时间）' is the column 投票时间. */
export function plainHeading(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/\([^)]*\)/g, '')
		.replace(/[\s*:：·]/g, '')
}

export type Heading = FixedColumn | { matter: number }

/** What a heading means, in the words of all languages; '第 2 项 加装电梯' is matter 2. */
export function headingReader(languages: readonly ColumnWords[]): (text: string) => Heading | null {
	const fixed = new Map<string, FixedColumn>()
	for (const column of fixedColumns) {
		for (const word of [...languages.map((words) => words.column[column]), ...also[column]]) {
			fixed.set(plainHeading(word), column)
		}
	}
	return (text) => {
		const plain = plainHeading(text)
		const known = fixed.get(plain)
		if (known) return known
		const [, number] = /^(?:第|事项|matter)(\d{1,2})(?:项|事项|\D|$)/.exec(plain) ?? []
		return number ? { matter: Number(number) } : null
	}
}
